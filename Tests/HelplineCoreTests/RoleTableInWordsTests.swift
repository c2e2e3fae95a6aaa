import Foundation
import HelplineCore
import Testing

/// Operators read docs/operate/roles.md and decide by it whom they give which role: it has to say what the program does.
@Suite struct RoleTableInWordsTests {
    @Test func `the table that operators read is the table of the program`() throws {
        let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/operate/roles.md")
        let lines = try String(contentsOf: document, encoding: .utf8).split(separator: "\n").map(String.init)

        let written = lines.filter { $0.hasPrefix("| `") }.map {
            Array(Self.cells(of: $0).prefix(1 + Role.allCases.count))
        }
        let heading = try #require(lines.first { $0.hasPrefix("| action |") })

        #expect(written == StaffAction.allCases.map(Self.row))
        #expect(
            Self.cells(of: heading).dropFirst().dropLast()
                == Role.allCases.map { $0.rawValue.replacing("-", with: " ") }[...])
    }

    private static func row(_ action: StaffAction) -> [String] {
        ["`\(action.rawValue)`"] + Role.allCases.map { $0.may(action) ? "yes" : "–" }
    }

    private static func cells(of line: String) -> [String] {
        line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
