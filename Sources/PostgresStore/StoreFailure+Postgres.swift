import HelplineCore

extension StoreFailure {
    /// What an error of the database means to a caller. Descriptions hold codes and names of the schema, never values.
    init(from error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let failure as PostgresError: self.init(postgres: failure)
        case is CancellationError: self = .unavailable(description: "The request was cancelled.")
        default: self = .unavailable(description: "Unexpected \(type(of: error)) in the store.")
        }
    }

    private init(postgres error: PostgresError) {
        switch error {
        case .refused(let state, let constraint): self.init(state: state, constraint: constraint)
        case .unreachable(let reason):
            self = .unavailable(description: "PostgreSQL cannot be reached: \(reason)")
        case .connectionLost:
            self = .unavailable(description: "The connection to PostgreSQL broke; it is made again by itself.")
        case .outcomeUnknown:
            self = .unavailable(description: "The connection to PostgreSQL broke during a commit; ask again.")
        case .rolledBack: self = .unavailable(description: "PostgreSQL rolled the transaction back.")
        case .malformed(let what): self = .unavailable(description: "PostgreSQL's answer is not as agreed: \(what).")
        }
    }

    private init(state: String, constraint: String?) {
        let detail = "(PostgreSQL \(state)\(constraint.map { ", \($0)" } ?? ""))"
        switch state {
        case "53100": self = .diskFull
        case "XX001", "XX002": self = .damaged("PostgreSQL says so \(detail)")
        case "57014", "25P03", "55P03":
            self = .unavailable(description: "PostgreSQL took too long; look for locks and a slow disk. \(detail)")
        case "25006":
            self = .unavailable(description: "This PostgreSQL may only be read; name the primary. \(detail)")
        case "53300", "53200": self = .unavailable(description: "PostgreSQL has no room for more. \(detail)")
        case "42501": self = .unavailable(description: "The role lacks a right in this database. \(detail)")
        case "58030": self = .unavailable(description: "PostgreSQL's disk did not do as asked; check it. \(detail)")
        case _ where state.hasPrefix("57P"):
            self = .unavailable(description: "PostgreSQL is stopping or starting. \(detail)")
        default: self = .unavailable(description: "PostgreSQL refused. \(detail)")
        }
    }
}
