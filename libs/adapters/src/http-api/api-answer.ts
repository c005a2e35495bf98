/** What a route answers; see `ApiRequest` for why it is no `Response`. */
export interface ApiAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** An answer in JSON, 200 unless `of` says otherwise. */
export const answerJson = (
  value: unknown,
  { status = 200, headers }: Partial<Pick<ApiAnswer, 'status' | 'headers'>> = {},
): ApiAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** An answer without a body: 204, or 304 with the headers of what the client still has. */
export const answerNothing = (status: 204 | 304, headers: ApiAnswer['headers'] = {}): ApiAnswer => ({
  status,
  headers,
  body: '',
});
