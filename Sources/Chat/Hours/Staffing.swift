public import HelplineCore

/// Who has to be there before the chat opens: alone nobody can help two people in danger, or go and ask.
public struct Staffing: Equatable, Sendable {
    /// Who is missing.
    public enum Shortage: Equatable, Sendable {
        /// So many who talk with visitors have to be signed in.
        case professionals(needed: Int)
        /// Nobody who leads a shift is signed in or stands by.
        case shiftLead
    }

    /// Who talk with visitors and are signed in, at least 1: whoever opens is one of them.
    public let professionals: Int
    /// Whether somebody who leads the shift has to be signed in, or to stand by.
    public let shiftLead: Bool

    public init(professionals: Int, shiftLead: Bool) {
        self.professionals = max(professionals, 1)
        self.shiftLead = shiftLead
    }

    public static let anybody = Staffing(professionals: 1, shiftLead: false)

    /// `nil` when the chat may open with these roles signed in, and those standing by.
    public func shortage(signedIn: [Role], standingBy: [Role]) -> Shortage? {
        guard signedIn.count(where: { $0.may(.talkWithVisitors) }) >= professionals else {
            return .professionals(needed: professionals)
        }
        guard !shiftLead || (signedIn + standingBy).contains(where: { $0.may(.leadShift) }) else { return .shiftLead }
        return nil
    }
}
