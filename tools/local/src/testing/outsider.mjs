/**
 * What another user of this machine tries: run by a test as root, it becomes that user first. Told on its command line,
 * as JSON, what to try; prints, as JSON, each try that got anywhere. Nothing printed in `breaches` is what is hoped for.
 */
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const { uid, listeners, dataDir, paths, queues } = JSON.parse(process.argv[1]);
process.setgroups([]);
process.setgid(uid);
process.setuid(uid);

const forged =
  'AWS4-HMAC-SHA256 Credential=local/20990101/us-east-1/SERVICE/aws4_request, ' +
  `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
const aws = [
  ...queues.map((queue) =>
    target('sqs', 'AmazonSQS.SendMessage', { QueueUrl: `http://x/000000000000/${queue}`, MessageBody: '{}' }),
  ),
  target('sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl: `http://x/000000000000/${queues[0]}` }),
  target('dynamodb', 'DynamoDB_20120810.Scan', { TableName: 'sources-table' }),
  target('dynamodb', 'DynamoDB_20120810.PutItem', { TableName: 'sources-table', Item: { id: { S: 'x' } } }),
  target('ssm', 'AmazonSSM.GetParameters', {
    Names: ['/word-list/local/model-api-key'],
    WithDecryption: true,
  }),
  { method: 'GET', path: '/chunk-bucket?list-type=2', service: 's3' },
  { method: 'PUT', path: '/chunk-bucket/pwned', body: 'x', service: 's3' },
  { method: 'PUT', path: '/chunk-bucket/..%2f..%2fpwned', body: 'x', service: 's3' },
  { method: 'PUT', path: '/..%2f..%2fpwned', body: 'x', service: 's3' },
];
const tries = [
  ...aws,
  ...aws.map((each) => ({
    ...each,
    headers: {
      ...each.headers,
      authorization: forged.replace('SERVICE', each.service),
      'x-amz-date': '20990101T000000Z',
    },
  })),
  ...[
    'GET /2018-06-01/runtime/invocation/next',
    'GET /_fauxqs/queues',
    'GET /v1/files',
    'GET /v1/batches',
    'GET /ledger',
  ],
  ...[
    'POST /2018-06-01/runtime/invocation/x/response',
    'POST /2018-06-01/runtime/init/error',
    'POST /v1/responses',
  ],
  ...[
    'POST /v1/batches',
    'GET /api/sources',
    'GET /api/runs/x',
    'POST /api/sources',
    `GET /sources/${'0'.repeat(40)}`,
  ],
].map((each) => {
  if (typeof each !== 'string') return each;
  const [method, path] = each.split(' ');
  const body = method === 'POST' ? '{"model":"lexicon-1","input":"tree"}' : undefined;
  return {
    method,
    path,
    body,
    headers: { 'content-type': 'application/json', authorization: 'Bearer local' },
  };
});

const breaches = [];
let count = 0;
for (const listener of listeners) {
  if (listener.kind === 'socket') {
    note(await canConnect(listener.path), `connected to ${listener.path}`);
    continue;
  }
  for (const each of tries) {
    const status = await ask(listener.port, each);
    note(status !== undefined && status < 400, `${each.method} ${each.path} on ${listener.port}: ${status}`);
  }
  for (const user of ['owner', 'writer', 'reader', 'postgres'])
    note(await isLetIn(listener.port, user), `${user} of PostgreSQL on ${listener.port}`);
}
note(
  isDone(() => readdirSync(dataDir)),
  `listed ${dataDir}`,
);
note(
  isDone(() => writeFileSync(`${dataDir}/pwned`, '')),
  `wrote into ${dataDir}`,
);
for (const path of paths)
  note(
    isDone(() => readFileSync(path)),
    `read ${path}`,
  );
process.stdout.write(JSON.stringify({ uid: process.getuid(), tries: count, breaches }));

function target(service, operation, body) {
  return {
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': operation },
    body: JSON.stringify(body),
    service,
  };
}

function note(isBreach, what) {
  count += 1;
  if (isBreach) breaches.push(what);
}

function canConnect(path) {
  return new Promise((resolve) => {
    const socket = net.connect(path, () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
  });
}

/** The status of the answer; undefined when there is none. */
function ask(port, { method, path, headers, body }) {
  return new Promise((resolve) => {
    const sent = http.request({ host: '127.0.0.1', port, method, path, headers, timeout: 5000 }, (answer) => {
      answer.resume().on('close', () => resolve(answer.statusCode));
    });
    sent.on('timeout', () => sent.destroy()).on('error', () => resolve(undefined));
    sent.end(body);
  });
}

/** Whether PostgreSQL lets this user in without a password: its first answer is `R`, length 8, 0 for "you are in". */
function isLetIn(port, user) {
  return new Promise((resolve) => {
    const fields = Buffer.from(`user\0${user}\0database\0words\0\0`);
    const head = Buffer.alloc(8);
    head.writeInt32BE(fields.length + 8);
    head.writeInt32BE(196_608, 4);
    const socket = net.connect(port, '127.0.0.1', () => socket.write(Buffer.concat([head, fields])));
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (data) => {
      resolve(data[0] === 82 && data.readInt32BE(5) === 0);
      socket.destroy();
    });
    socket.on('error', () => undefined).on('close', () => resolve(false));
  });
}

function isDone(work) {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
