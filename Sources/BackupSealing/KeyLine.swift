import Foundation

/// `word:base64`, and white space around it.
enum KeyLine {
    static func text(_ bytes: Data, word: String) -> String { "\(word):\(bytes.base64EncodedString())\n" }

    static func bytes(_ text: String, word: String) throws(BackupRefused) -> Data {
        let parts = text.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ":")
        guard parts.count == 2, parts[0] == word, let bytes = Data(base64Encoded: String(parts[1])) else {
            throw .malformedKey
        }
        return bytes
    }
}
