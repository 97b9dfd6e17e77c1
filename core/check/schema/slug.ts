const [DIGIT_0, DIGIT_9, LOWER_A, LOWER_Z, HYPHEN] = [48, 57, 97, 122, 45];

/** Whether a character code is that of a digit. */
export function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9;
}

/** Whether a text has the form of an id: `^[a-z0-9]+(-[a-z0-9]+)*$`. */
export function isSlug(text: string): boolean {
  let afterHyphen = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= LOWER_A && code <= LOWER_Z) || isDigit(code)) afterHyphen = false;
    else if (code === HYPHEN && !afterHyphen) afterHyphen = true;
    else return false;
  }
  return !afterHyphen;
}
