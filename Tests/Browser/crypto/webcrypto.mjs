// Node 18 has WebCrypto, but not as a global. Imported before the code under test.
import { webcrypto } from "node:crypto";

if (!globalThis.crypto) globalThis.crypto = webcrypto;
