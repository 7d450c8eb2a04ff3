import { expect, it } from "vitest";
import { yearsWithin } from "./years-within.ts";

const years = (from: string, to: string): readonly number[] =>
  yearsWithin(Date.parse(from), Date.parse(to)).map(({ year }) => year);

it("writes few enough years to stand apart, and none on the ends", () => {
  expect(years("2000-07-03", "2020-04-17")).toEqual([2005, 2010, 2015]);
  expect(years("2010-01-04", "2014-12-31")).toEqual([2011, 2012, 2013, 2014]);
  expect(years("2019-02-01", "2019-11-01")).toEqual([]);
});

it("puts each where it begins", () => {
  const [year] = yearsWithin(Date.UTC(2010, 0, 1), Date.UTC(2014, 0, 1));
  expect(year).toEqual({ year: 2011, share: 365 / 1461 });
});
