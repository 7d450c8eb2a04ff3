/**
 * Stretches of the US market that people remember, first and last day: those of pyfolio's `interesting_periods` (0.9),
 * under plainer names and without its open end, and two later ones from peak to trough of the S&P 500 at closes.
 */
export const HARD_TIMES: readonly { readonly name: string; readonly from: string; readonly to: string }[] = [
  { name: "Dotcom crash begins", from: "2000-03-10", to: "2000-09-10" },
  { name: "11 September", from: "2001-09-11", to: "2001-10-11" },
  { name: "US housing 2003", from: "2003-01-08", to: "2003-02-08" },
  { name: "Calm rise 2005 to 2007", from: "2005-01-01", to: "2007-08-01" },
  { name: "August 2007", from: "2007-08-01", to: "2007-09-01" },
  { name: "Financial crisis", from: "2007-08-01", to: "2009-04-01" },
  { name: "March 2008", from: "2008-03-01", to: "2008-04-01" },
  { name: "Lehman", from: "2008-08-01", to: "2008-10-01" },
  { name: "September 2008", from: "2008-09-01", to: "2008-10-01" },
  { name: "First quarter 2009", from: "2009-01-01", to: "2009-03-01" },
  { name: "Second quarter 2009", from: "2009-03-01", to: "2009-06-01" },
  { name: "Recovery 2009 to 2012", from: "2009-04-01", to: "2013-01-01" },
  { name: "Flash crash", from: "2010-05-05", to: "2010-05-10" },
  { name: "Fukushima", from: "2011-03-16", to: "2011-04-16" },
  { name: "US downgrade, European debt", from: "2011-08-05", to: "2011-09-05" },
  { name: "ECB rates 2012", from: "2012-09-10", to: "2012-10-10" },
  { name: "April 2014", from: "2014-04-01", to: "2014-05-01" },
  { name: "October 2014", from: "2014-10-01", to: "2014-11-01" },
  { name: "Autumn 2015", from: "2015-08-15", to: "2015-09-30" },
  { name: "Covid crash", from: "2020-02-20", to: "2020-03-23" },
  { name: "Bear market 2022", from: "2022-01-04", to: "2022-10-12" },
];
