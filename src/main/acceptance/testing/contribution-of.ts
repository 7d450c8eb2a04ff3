/** What a report says that a step contributed, by the heading of the step. */
export function contributionOf(html: string, heading: string): string {
  const [, section = ""] = html.split("<h2>What each step contributed</h2>");
  const [, article = ""] = section.split(`<h3>${heading}</h3>`);
  const [text = ""] = article.split("</article>");
  if (text === "") throw new Error(`the report says nothing of ${heading}`);
  return text.replaceAll(/<[^>]+>/g, " ").replaceAll("&#39;", "'");
}
