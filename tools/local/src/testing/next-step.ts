/** What a next step looks like in a message: an option to give, or something to do. */
export const nextStep =
  /--[a-z]+|same command|save|check|download|give|cut|write|compress|type|see|take|raise|run|nothing to do|make room|set the environment|\buse\b|needs|\bname\b/iu;
