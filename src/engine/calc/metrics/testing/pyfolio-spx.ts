/**
 * Figures of pyfolio-reloaded 0.10.1 and empyrical-reloaded 0.7.1 (Apache-2.0), with scipy 1.17.1 for the beta distribution,
 * over one run of ours: macd_trend with its defaults on the S&P 500 series of the npm package vega-datasets 3.2.1, 2005 to
 * 2019, long and short, 1 bp fee, 2 bps slippage. They were given the run's fills, closes and account values, and of its
 * trades times and profits.
 */
export const PYFOLIO_SPX_FIGURES = {
  averageGrossExposure: 0.9228171469541875,
  maximumGrossExposure: 1.0728765505563809,
  maximumLongExposure: 0.9591495666110703,
  maximumShortExposure: -1.0728765505563809,
  averageLongExposure: 0.47904281495039863,
  averageShortExposure: -0.44377433200378885,
  averageNetExposure: 0.03526848294660985,
  unitsPerPeriod: 8.423953365129835,
  grossProfit: 235940.07394981853,
  grossLoss: -266785.09335477883,
  winningTrades: 103.0,
  losingTrades: 207.0,
  evenTrades: 0.0,
  averageTradeReturn: -0.0008243869107902198,
  averageWinReturn: 0.030681802701730914,
  averageLossReturn: -0.016501379809774168,
  medianTradeReturn: -0.00791350683574217,
  bestTradeReturn: 0.2608059273853719,
  worstTradeReturn: -0.09333588873301855,
  averageDaysHeld: 17.516129032256945,
  medianDaysHeld: 15.0,
  longestTradeDays: 58.0,
  shortestTradeDays: 1.0,
  profitProbability: 0.3333333333333333,
  profitProbabilityLower: 0.2821641323888882,
  profitProbabilityUpper: 0.3865264927169727,
  beta: -0.2022943613256244,
} as const;

/** The same fills and bars walked one after the other by a plain loop of another language. */
export const WALKED_SPX = {
  averageAdverseExcursion: -0.01549581131977259,
  averageFavourableExcursion: 0.027064731008601132,
  largestFillOfVolume: 1.2069006318479778e-7,
  barsToLeave: 5.004155349252037e-7,
} as const;

/** empyrical `roll_beta` over 126 and 252 days, pyfolio `get_turnover` of the portfolio's value. */
export const PYFOLIO_SPX_CURVES = {
  beta6Mean: -0.2594727015131286,
  beta6Last: -0.4120298526593724,
  beta12Mean: -0.2560168234176796,
  beta12First: -0.06092302476931247,
  beta12Last: -0.13179643677183764,
  turnoverSum: 584.2896177265679,
  turnoverMax: 2.012036372338394,
} as const;

/** pyfolio `extract_interesting_date_ranges`: return and worst day of each, by our names. */
export const PYFOLIO_SPX_HARD_TIMES: Readonly<Record<string, readonly [number, number]>> = {
  Lehman: [0.03766748078924298, -0.039710606961069206],
  "US downgrade, European debt": [0.013021726231945419, -0.033909837238351725],
  Fukushima: [-0.02859190771886677, -0.01343403577453628],
  "ECB rates 2012": [0.007168875332360658, -0.009883407613682782],
  "August 2007": [0.0005455268882956776, -0.021989255546785547],
  "March 2008": [0.023176536851818197, -0.03706598115141846],
  "September 2008": [0.07313193983965083, -0.039710606961069206],
  "First quarter 2009": [-0.010495379585700904, -0.046489791289760385],
  "Second quarter 2009": [-0.00959898930985792, -0.04513000683498469],
  "Flash crash": [0.010760749114216539, -0.0361406381904702],
  "April 2014": [-0.0420954655913377, -0.01178692189188768],
  "October 2014": [0.06220211542554943, -0.017038423772529177],
  "Autumn 2015": [-0.011441815984841286, -0.03007020907591207],
  "Calm rise 2005 to 2007": [-0.2501304702452978, -0.019163807300755287],
  "Financial crisis": [0.31316068916553164, -0.08396362336216234],
  "Recovery 2009 to 2012": [-0.11379938100847253, -0.040766074017708265],
};
