import Foundation
import HTTPTypes
import HelplineCore
import Sealing
import TestSupport
import Testing

/// The table of allowed actions, every cell both ways, on the real router. Which action an operation is, its `x-action` in the
/// OpenAPI document says; that the document has every operation is `OpenAPITests`'.
@Suite struct RoleTableTests {
    private struct Operation {
        let method: HTTPRequest.Method
        let path: String
        /// The word of an action, or `signed-in` for what anybody with a sign-in may.
        let action: String?
    }

    @Test func `each role is answered what the table allows it, and what it does not allow does not exist`()
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            let people = try await Self.oneOfEachRole(site)
            let operations = try await Self.operations(StaffBrowser(site))
            var proven: Set<String> = []

            for operation in operations {
                guard let word = operation.action, word != "signed-in" else { continue }
                let action = try #require(StaffAction(rawValue: word), "\(operation.path): no action \(word)")
                var answers: Set<Bool> = []
                for role in Role.allCases {
                    let status = try await Self.status(of: operation, by: try #require(people[role]))
                    #expect(status != 401 && status < 500, "\(role) \(operation.method) \(operation.path): \(status)")
                    if role.may(action) {
                        answers.insert(status != 404)
                        if status != 404 { proven.insert("\(role) \(action)") }
                    } else {
                        #expect(status == 404, "\(role) \(operation.method) \(operation.path)")
                    }
                }
                #expect(answers.count == 1, "\(operation.method) \(operation.path): not for all of \(action.roles)")
            }

            let named = Set(operations.compactMap(\.action))
            // Whether a text is for the team, only the body says: `SavedTextTests` has those cells.
            #expect(StaffAction.allCases.filter { !named.contains($0.rawValue) } == [.keepSharedTexts])
            for action in StaffAction.allCases where named.contains(action.rawValue) {
                for role in action.roles { #expect(proven.contains("\(role) \(action)"), "\(role) \(action)") }
            }
        }
    }

    @Test func `an operation that needs a sign-in names its action`() async throws {
        try await StaffSiteUnderTest.run { site in
            let stranger = StaffBrowser(site)
            for operation in try await Self.operations(stranger) {
                let path = operation.path.replacing(/\{[a-z]+\}/, with: "00000000-0000-4000-8000-000000000001")

                let answer = try await stranger.send(operation.method, path, operation.method == .get ? nil : [:])

                let mustName = answer.status == 401 && operation.path != "/sign-ins/current"
                #expect((operation.action != nil) == mustName, "\(operation.method) \(operation.path)")
            }
        }
    }

    struct Colleague {
        let browser: StaffBrowser
        /// A conversation he holds; for who may not talk, one that waits.
        let conversation: ConversationID
    }

    static func oneOfEachRole(_ site: StaffSiteUnderTest) async throws -> [Role: Colleague] {
        let (dina, browser) = try await site.founded()
        var people: [Role: Colleague] = [:]
        for role in Role.allCases {
            var own = browser
            if role != .coordinator {
                let signed = try #require(Statement.Role(rawValue: role.rawValue))
                (_, own) = try await site.admitted("the-\(role.rawValue)", as: signed, by: dina, browser)
            }
            let visitor = try await site.waits(.somebody())
            if role.may(.talkWithVisitors) {
                #expect(try await own.post("\(visitor.path)/claim").status == 200, "\(role)")
            }
            people[role] = Colleague(browser: own, conversation: visitor.conversation)
        }
        return people
    }

    private static func operations(_ browser: StaffBrowser) async throws -> [Operation] {
        let document = try await browser.get("/openapi.json").object()
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        return paths.sorted { $0.key < $1.key }.flatMap { path, methods in
            methods.sorted { $0.key < $1.key }.compactMap { word, operation in
                HTTPRequest.Method(rawValue: word.uppercased()).map {
                    Operation(method: $0, path: path, action: operation["x-action"] as? String)
                }
            }
        }
    }

    /// An empty body and, for the stream, an impossible wait: who may gets an answer, and nothing is changed.
    private static func status(of operation: Operation, by colleague: Colleague) async throws -> Int {
        var path = operation.path.replacing("/conversations/{id}", with: "/conversations/\(colleague.conversation)")
            .replacing("{kind}", with: "draft").replacing(/\{[a-z]+\}/, with: "00000000-0000-4000-8000-000000000001")
        if path == "/events" { path += "?wait=0" }
        return try await colleague.browser.send(operation.method, path, operation.method == .get ? nil : [:]).status
    }
}
