import { createServer } from 'node:http';
import * as z from 'zod';
import { listen } from './listen.ts';

const request = z.object({ Names: z.array(z.string()) });

/** A parameter store with just these parameters, behind the wire protocol of GetParameters. */
export const startParameters = async (parameters: Readonly<Record<string, string>>) => {
  const server = createServer((incoming, outgoing) => {
    void incoming.toArray().then((chunks) => {
      const { Names } = request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      const found = Names.filter((name) => name in parameters);
      const body = {
        Parameters: found.map((Name) => ({ Name, Value: parameters[Name], Type: 'SecureString' })),
        InvalidParameters: Names.filter((name) => !found.includes(name)),
      };
      outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  return listen(server);
};
