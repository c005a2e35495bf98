export interface Clock {
  now(): Date;
}

export interface Ids {
  /** A UUIDv7. */
  next(): string;
}

/** Where a function's facts of interest go; an adapter turns them into structured log lines without secrets. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Sends messages of one kind to one queue. */
export interface MessageSender<Message> {
  /**
   * Sends all of them, in requests as full as the queue allows. Returns when the queue has every one;
   * throws when any was not accepted (those that were stay sent, so consumers see repeats, never gaps).
   */
  send(messages: readonly Message[]): Promise<void>;
}
