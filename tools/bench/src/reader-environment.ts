/** A region, and keys that the stand-ins of AWS take. */
export const benchAws = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

/** What api-words reads from its environment, beside the addresses of the stand-ins. */
export const readerEnvironment = {
  ...benchAws,
  DATABASE_URL_PARAMETER: '/bench/database',
  CURSOR_KEY_PARAMETER: '/bench/cursor',
  API_ORIGIN: 'https://words.example',
  SIGN_IN_ORIGIN: '',
  SIGN_IN_CLIENT: '',
  CHUNK_BUCKET: 'bench',
};
