import CPostgres
import Foundation
package import StoreSupport

/// One connection to PostgreSQL, used only on the thread that made it and inside the body it is given to.
///
/// libpq is driven without blocking, so that a server that no longer answers is noticed: whatever outlasts the
/// statement's time and a little is a lost connection. Invariant: after `.connectionLost` nothing is sent any more.
package final class PostgresConnection {
    let handle: OpaquePointer
    /// Statement names by SQL and parameter types. As many as the program has statements: its SQL holds no values.
    var prepared: [String: String] = [:]
    /// PostgreSQL ends a statement itself; who hears nothing for longer than that hears nothing any more.
    private(set) var answerWithin: Duration
    private(set) var isLost = false
    /// It was lost because nothing was heard in time.
    private(set) var wentSilent = false
    /// An error after which it is better to connect anew.
    private(set) var isSpent = false

    /// Connects and greets, on the calling thread: at most a few seconds for each host. Throws `.unreachable`.
    init(_ settings: ConnectionSettings) throws {
        answerWithin = settings.answerWithin
        let parameters = settings.parameters
        let connected = withCStrings(parameters.map(\.0)) { names in
            withCStrings(parameters.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let connected else { throw PostgresError.unreachable(reason: "no memory") }
        handle = connected
        guard PQstatus(handle) == CONNECTION_OK else {
            throw PostgresError.unreachable(reason: Self.firstLine(PQerrorMessage(handle)))
        }
        // Notices would go to standard error, with SQL in them.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        guard PQsetnonblocking(handle, 1) == 0 else { throw PostgresError.connectionLost }
        try script(settings.greeting)
    }

    /// For tests, which make and drop databases.
    package convenience init(url: String) throws { try self.init(ConnectionSettings(url: url, for: .command)) }

    deinit { PQfinish(handle) }

    /// Runs a statement; returns how many rows it changed.
    @discardableResult
    package func execute(_ sql: String, _ arguments: [ColumnValue] = []) throws -> Int {
        let result = try answer(to: sql, arguments)
        return Int(String(cString: PQcmdTuples(result.pointer))) ?? 0
    }

    package func rows(_ sql: String, _ arguments: [ColumnValue] = []) throws -> [StoredRow] {
        try answer(to: sql, arguments).rows()
    }

    /// The first row.
    package func row(_ sql: String, _ arguments: [ColumnValue] = []) throws -> StoredRow? {
        try rows(sql, arguments).first
    }

    /// Statements without parameters, separated by semicolons: migrations, BEGIN and COMMIT. Returns the last one's
    /// command tag.
    @discardableResult
    package func script(_ sql: String) throws -> String {
        try send { PQsendQuery(handle, sql) }
        return try finish().tag
    }

    /// Waits for each answer of `body` as long as this, shorter or longer than usual.
    func waiting<T>(_ time: Duration, _ body: () throws -> T) rethrows -> T {
        let usual = answerWithin
        answerWithin = time
        defer { answerWithin = usual }
        return try body()
    }

    /// Errors are remembered where they tell that this connection has had its time.
    func note(_ error: PostgresError) -> PostgresError {
        if error.spendsConnection { isSpent = true }
        return error
    }

    func lose(bySilence: Bool = false) -> PostgresError {
        isLost = true
        wentSilent = bySilence
        isSpent = true
        return .connectionLost
    }

    private func answer(to sql: String, _ arguments: [ColumnValue]) throws -> PostgresResult {
        let parameters = arguments.map(PostgresParameter.init)
        let name = try prepare(sql, parameters.map(\.type))
        try send { sendPrepared(name, parameters) }
        return try finish()
    }

    /// The name of the statement on this connection; prepares it at its first use.
    func prepare(_ sql: String, _ types: [UInt32]) throws -> String {
        let key = types.reduce(into: sql) { $0 += "|\($1)" }
        if let name = prepared[key] { return name }
        let name = "s\(prepared.count)"
        try send { PQsendPrepare(handle, name, sql, Int32(types.count), types) }
        _ = try finish()
        prepared[key] = name
        return name
    }

    private static func firstLine(_ message: UnsafePointer<CChar>?) -> String {
        let text = message.map { String(cString: $0) } ?? ""
        return String(text.split(separator: "\n").first ?? "no reason given").trimmingCharacters(in: .whitespaces)
    }
}

/// The strings as C wants a list of them, ended by NULL, for as long as `body` runs.
private func withCStrings<T>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies.map { UnsafePointer($0) } + [nil])
}
