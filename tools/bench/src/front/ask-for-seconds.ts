import { Agent, request } from 'node:http';

/** Gives the path of the next request; `link` is what the answer before on that connection led to, if anything. */
export type NextPath = (step: number, link: string | undefined) => string;

const filters =
  'commonnessMin=2&commonnessMax=5&offensivenessMax=0&complexityMax=2&sentimentMin=1&sentimentMax=5';

/** What is asked: no seed and hardly a page comes twice, so that no answer stands ready. */
export const questions: readonly { readonly name: string; readonly next: NextPath }[] = [
  {
    name: 'sample of 100 under four filters',
    next: (step) => `/api/words?randomCount=100&randomSeed=${step}&${filters}`,
  },
  { name: 'page of 100', next: (_, link) => link ?? '/api/words?limit=100' },
];

const connections = 8;

/** What came of asking for some seconds. */
export interface Asked {
  readonly answered: number;
  /** With 503, as while words are being loaded. */
  readonly refused: number;
}

/** Asks over eight kept connections for so many seconds. Throws for an answer that is neither 200 nor 503. */
export async function askForSeconds(origin: string, next: NextPath, seconds: number): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + seconds * 1000;
  let [step, answered, refused] = [0, 0, 0];
  const askOn = async (): Promise<void> => {
    let link: string | undefined;
    while (performance.now() < end) {
      const answer = await ask(agent, `${origin}${next((step += 1), link)}`);
      if (answer.status === 200) answered += 1;
      else refused += 1;
      link = answer.link;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, askOn));
  } finally {
    agent.destroy();
  }
  return { answered, refused };
}

/** The status, and the path of the next page. */
function ask(agent: Agent, url: string): Promise<{ status: 200 | 503; link: string | undefined }> {
  return new Promise((done, fail) => {
    const sent = request(url, { agent }, (answer) => {
      const { statusCode: status, headers } = answer;
      const link = /<https?:\/\/[^/]+([^>]*)>; rel="next"/u.exec(String(headers['link']))?.[1];
      answer.once('error', fail).once('end', () => {
        if (status === 200 || status === 503) done({ status, link });
        else fail(new Error(`${url} was answered ${status}`));
      });
      answer.resume();
    });
    sent.once('error', fail).end();
  });
}
