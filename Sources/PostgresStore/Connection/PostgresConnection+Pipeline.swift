import CPostgres
import StoreSupport

extension PostgresConnection {
    /// A statement with its parameters.
    typealias Statement = (sql: String, arguments: [PostgresParameter])

    /// Sends all of them before it waits for the first answer: one round trip. Returns an answer for each, in order.
    ///
    /// The first error keeps those behind it from being carried out, and is thrown once all have been heard.
    func pipeline(_ statements: [Statement]) throws -> [PostgresResult] {
        // Not in the pipeline: an error there would be of this statement only.
        let names = try statements.map { try prepare($0.sql, $0.arguments.map(\.type)) }
        guard PQenterPipelineMode(handle) == 1 else { throw lose() }
        for (name, statement) in zip(names, statements) {
            guard sendPrepared(name, statement.arguments) == 1 else { throw lose() }
        }
        guard PQpipelineSync(handle) == 1 else { throw lose() }
        try flush()
        var results: [PostgresResult] = []
        var failure: PostgresError?
        for _ in statements {
            guard let result = try nextResult() else { throw lose() }
            results.append(result)
            failure = failure ?? result.error
            guard try nextResult() == nil else { throw lose() }
        }
        // The sync's own answer.
        guard try nextResult() != nil, PQexitPipelineMode(handle) == 1, PQstatus(handle) == CONNECTION_OK else {
            throw lose()
        }
        if let failure { throw note(failure) }
        return results
    }
}
