/// Where an installation keeps what it knows.
public enum DatabaseLocation: Equatable, Sendable {
    /// A file in the data folder, for one server.
    case folder
    /// PostgreSQL, which several servers may share. The address may hold a password: it is never printed.
    case postgres(url: String)

    /// `nil` unless `text` is `sqlite`, or begins as an address of PostgreSQL does.
    public init?(_ text: String) {
        switch text {
        case "sqlite": self = .folder
        case _ where text.hasPrefix("postgres://") || text.hasPrefix("postgresql://"): self = .postgres(url: text)
        default: return nil
        }
    }

    /// What `init` takes.
    public var text: String {
        switch self {
        case .folder: "sqlite"
        case .postgres(let url): url
        }
    }

    /// For people: host and database, without role, password and parameters.
    public var shown: String {
        guard case .postgres(let url) = self else { return "SQLite" }
        // As libpq reads it: role and password end at the last @ before the first slash.
        let rest = url.drop { $0 != "/" }.dropFirst(2)
        let authority = rest.prefix { $0 != "/" }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        return "PostgreSQL \((host + rest.dropFirst(authority.count)).prefix { $0 != "?" })"
    }
}
