import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct PuzzleAnswer: Codable {
        let challenge: String
        let bits: Int
        let iterations: Int
    }
    struct PuzzleSolution: Codable {
        let challenge: String
        let nonce: String
    }

    /// POST /puzzles
    @Sendable func handOutPuzzle(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        try limit("puzzle", request, context, atMost: limits.puzzlesPerAddress)
        let challenge = try await puzzles.challenge(at: clock.now())
        return try .json(
            PuzzleAnswer(challenge: challenge.text, bits: challenge.bits, iterations: PuzzleSeal.iterations))
    }

    /// Throws `Problem.puzzle` unless the solution is right, fresh and unused.
    func check(_ solution: PuzzleSolution) async throws {
        guard try await puzzles.accept(challenge: solution.challenge, nonce: solution.nonce, at: clock.now()) else {
            throw Problem.puzzle
        }
    }

    /// Counts what one address does in ten minutes.
    func limit(_ action: String, _ request: Request, _ context: VisitorRequestContext, atMost: Int) throws(Problem) {
        let address = addresses.key(of: request, context: context)
        if let wait = addressLimiter.count(action, by: address, atMost: atMost, per: .minutes(10), at: clock.now()) {
            throw .tooMany(retryAfter: wait)
        }
    }
}
