/// Why the server's key file cannot be used; each says what to do.
public enum KeyFileFailure: Error, Equatable, Sendable, CustomStringConvertible {
    case missing(path: String)
    case notReadable(path: String)
    case notWritable(path: String)
    case readableByOthers(path: String)
    case malformed(path: String)

    public var description: String {
        switch self {
        case .missing(let path):
            "The key file \(path) is missing, but the database has members. Put the file that belongs to this database back; "
                + "without it nobody can sign in."
        case .notReadable(let path): "The key file \(path) cannot be read. Give the server's account read access to it."
        case .notWritable(let path):
            "The key file \(path) cannot be made. Check that the folder exists, is writable and has space."
        case .readableByOthers(let path):
            "The key file \(path) can be read by other accounts. Run: chmod 600 \(path)"
        case .malformed(let path):
            "The key file \(path) must have exactly \(ServerKeys.size) bytes. Put the original back from where you keep it."
        }
    }
}
