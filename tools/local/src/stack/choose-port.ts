import { isPortFree } from '../processes/find-port.ts';

/** The port that was asked for is in use. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly port: number;

  constructor(port: number) {
    super(`port ${port} is in use by another program`);
    this.port = port;
  }
}

const usualPort = 8080;
const tries = 50;

/** The wanted port, which must be free; without one, 8080 or the next free one. 0 stays 0: any. */
export const choosePort = async (wanted: number | undefined): Promise<number> => {
  if (wanted === 0) return 0;
  if (wanted !== undefined) {
    if (await isPortFree(wanted)) return wanted;
    throw new PortTaken(wanted);
  }
  for (let port = usualPort; port < usualPort + tries; port += 1) {
    if (await isPortFree(port)) return port;
  }
  return 0;
};
