/** A phone's script engine has no TextEncoder; libraries that name it get this one. Only what encodes: UTF-8. */
export class TextEncoder {
  encode(text: string): Uint8Array {
    const bytes: number[] = [];
    // A percent sign and two digits for each byte beyond ASCII.
    const escaped = encodeURIComponent(text);
    for (let at = 0; at < escaped.length; at += 1) {
      const coded = escaped.charAt(at) === "%";
      bytes.push(coded ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at));
      if (coded) at += 2;
    }
    return Uint8Array.from(bytes);
  }
}
