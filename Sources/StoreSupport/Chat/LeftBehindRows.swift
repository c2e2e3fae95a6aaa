import HelplineCore

/// Conversations that ended and that nobody can register: who had them may no longer.
package enum LeftBehindRows {
    /// Of a row of `conversation`. Who is no known member was never shut out.
    package static let condition = """
        state = 'ended' AND EXISTS (SELECT 1 FROM member WHERE member.id = claimed_by AND NOT (
            member.state = 'admitted' AND member.role IN (\(registrars))))
        """

    private static let registrars = StaffAction.registerCases.roles.map { "'\($0.rawValue)'" }.sorted()
        .joined(separator: ", ")
}
