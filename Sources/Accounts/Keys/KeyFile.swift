import Crypto
public import Foundation

/// The file with the server's own 32 random bytes, beside the database and never in its backup.
public enum KeyFile {
    /// Reads the keys, or makes the file (readable by its owner only) when there is none.
    ///
    /// - Parameter mayCreate: false where a database with members exists already: keys made anew could not open their secrets.
    public static func keys(at url: URL, mayCreate: Bool) throws(KeyFileFailure) -> ServerKeys {
        if FileManager.default.fileExists(atPath: url.path) { return try read(url) }
        guard mayCreate else { throw .missing(path: url.path) }
        let content = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        do {
            try content.write(toNewPrivateFile: url)
        } catch {
            throw .notWritable(path: url.path)
        }
        return try read(url)
    }

    private static func read(_ url: URL) throws(KeyFileFailure) -> ServerKeys {
        let content: Data
        let mode: Int?
        do {
            mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
            content = try Data(contentsOf: url)
        } catch {
            throw .notReadable(path: url.path)
        }
        guard let mode, mode & 0o077 == 0 else { throw .readableByOthers(path: url.path) }
        guard let keys = ServerKeys(fileContent: content) else { throw .malformed(path: url.path) }
        return keys
    }
}
