/**
 * A page with another text between its marks `<!-- name -->` and `<!-- /name -->`; its prose stays.
 * @throws Error when the page has no such marks
 */
export function withMarked(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [before, after] = [page.indexOf(start), page.indexOf(end)];
  if (before < 0 || after < before)
    throw new Error(`a page needs the marks ${start.trim()} and ${end} around its table`);
  return `${page.slice(0, before + start.length)}${text}${page.slice(after)}`;
}
