import { EventEmitter } from "node:events";

class Average {
  #values = [];
  #sum = 0;

  constructor(period) {
    this.period = period;
  }

  next(value) {
    this.#values.push(value);
    this.#sum += value;
    if (this.#values.length > this.period) this.#sum -= this.#values.shift();
    return this.#values.length < this.period ? undefined : this.#sum / this.period;
  }
}

function addStrategy(bus, { fast, slow }) {
  const [fastAverage, slowAverage] = [new Average(fast), new Average(slow)];
  let before;
  bus.on("bar", (bar) => {
    const [quick, slowly] = [fastAverage.next(bar.close), slowAverage.next(bar.close)];
    if (slowly === undefined) return;
    const spread = quick - slowly;
    if (before <= 0 && spread > 0) bus.emit("signal", { time: bar.time, side: "buy" });
    else if (before >= 0 && spread < 0) bus.emit("signal", { time: bar.time, side: "sell" });
    before = spread;
  });
}

function addPortfolio(bus, { initialCash, feeBps }) {
  const account = { cash: initialCash, quantity: 0, entry: undefined, trades: [], curve: [] };
  const fee = feeBps / 10_000;
  bus.on("signal", ({ time, side }) => {
    if ((side === "buy") === (account.quantity === 0)) bus.emit("order", { time, side, type: "market" });
  });
  bus.on("fill", (fill) => {
    if (fill.side === "buy") {
      account.quantity = account.cash / (fill.price * (1 + fee));
      account.cash = 0;
      account.entry = fill;
    } else {
      account.cash = account.quantity * fill.price * (1 - fee);
      account.quantity = 0;
      account.trades.push({ entry: account.entry, exit: fill });
    }
  });
  bus.on("mark", ({ time, close }) => {
    account.curve.push({ time, equity: account.cash + account.quantity * close });
  });
  return account;
}

function addBroker(bus) {
  let orders = [];
  bus.on("order", (order) => orders.push(order));
  bus.on("open", (bar) => {
    const due = orders;
    orders = [];
    for (const { side } of due) bus.emit("fill", { time: bar.time, side, price: bar.open });
  });
}

/** A backtest of two averages as it is written first: parts that talk by events, an object for each bar, order and fill. */
export function runEventBacktest({ tsOpenMs, open, high, low, close, volume }, terms) {
  const bus = new EventEmitter();
  addBroker(bus);
  addStrategy(bus, terms);
  const account = addPortfolio(bus, terms);
  for (let index = 0; index < close.length; index += 1) {
    const bar = {
      time: tsOpenMs[index],
      open: open[index],
      high: high[index],
      low: low[index],
      close: close[index],
      volume: volume[index],
    };
    bus.emit("open", bar);
    bus.emit("bar", bar);
    bus.emit("mark", bar);
  }
  return account;
}
