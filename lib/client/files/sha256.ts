/**
 * SHA-256 in pieces. The browser's own takes a whole file at once, and is missing on pages
 * without TLS, as an instance in a local network may be.
 *
 * @see FIPS 180-4
 */
export class Sha256 {
  readonly #state = new Uint32Array(INITIAL);
  readonly #block = new Uint8Array(64);
  readonly #view = new DataView(this.#block.buffer);
  readonly #words = new Uint32Array(64);
  #filled = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + 64 - this.#filled);
      this.#block.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === 64) this.#compress();
    }
    return this;
  }

  /** Hex, lower case. Nothing can be added afterwards. */
  digest(): string {
    const bits = this.#length * 8;
    this.#block[this.#filled] = 0x80;
    this.#block.fill(0, this.#filled + 1);
    if (this.#filled >= 56) {
      this.#compress();
      this.#block.fill(0);
    }
    this.#view.setUint32(56, Math.floor(bits / 2 ** 32));
    this.#view.setUint32(60, bits >>> 0);
    this.#compress();
    return Array.from(this.#state, (word) => word.toString(16).padStart(8, "0")).join("");
  }

  #compress(): void {
    const w = this.#words;
    for (let i = 0; i < 16; i += 1) w[i] = this.#view.getUint32(i * 4);
    for (let i = 16; i < 64; i += 1) {
      const [x, y] = [at(w, i - 15), at(w, i - 2)];
      const s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3);
      const s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10);
      w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
    }
    this.#mix(w);
    this.#filled = 0;
  }

  #mix(w: Uint32Array): void {
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as Eight; // it has eight words
    for (let i = 0; i < 64; i += 1) {
      const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(ROUNDS, i) + at(w, i)) | 0;
      const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    const mixed = [a, b, c, d, e, f, g, h];
    for (const [i, word] of mixed.entries()) this.#state[i] = at(this.#state, i) + word;
  }
}

type Eight = [number, number, number, number, number, number, number, number];

/** Never outside of the array: every index is counted by the loops above. */
function at(words: Uint32Array, index: number): number {
  return words[index] as number;
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The fractions of the roots of the first primes, as the standard derives its constants. */
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
);
const INITIAL = PRIMES.slice(0, 8).map((prime) => fraction(prime ** (1 / 2)));
const ROUNDS = new Uint32Array(PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime))));

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}
