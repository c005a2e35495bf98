/** All pages of an answer, one after the other. */
export async function* allPages<Page extends { readonly next?: string }>(
  ask: (at: { readonly cursor?: string }) => Promise<Page>,
): AsyncGenerator<Page> {
  for (let cursor: string | undefined; ;) {
    const page = await ask(cursor === undefined ? {} : { cursor });
    yield page;
    if (page.next === undefined) return;
    cursor = page.next;
  }
}
