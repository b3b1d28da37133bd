// `user:password@` is what hints show: nobody's secret.
const userInfo = /\b((?:postgres(?:ql)?|rediss?(?:\+sentinel)?):\/\/)([^\s"'`<>:@/]*):(?!password@)[^\s"'`<>]*@/gi;
const parameter = /\b((?:(?:sentinel_)?password|passwd|pwd|sslpassword)=)[^\s&"'`<>]+/gi;

const privateKey = /\bPRIVATE\+KEY\+[^\s"'`]+/g;

/** Takes the passwords out of connection strings, and private keys, wherever they stand in a text. */
export function redact(text: string): string {
  return text.replace(userInfo, "$1$2:***@").replace(parameter, "$1***").replace(privateKey, "PRIVATE+KEY+***");
}
