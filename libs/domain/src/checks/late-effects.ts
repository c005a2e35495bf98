/** Resend intervals after which late creates have shown up and lists no longer lag, as far as anybody has seen. */
const intervals = 12;

/** How long what happened at the provider may take to show there, in milliseconds. */
export const lateEffectsMs = ({ resendAfterSeconds }: { resendAfterSeconds: number }): number =>
  resendAfterSeconds * intervals * 1000;
