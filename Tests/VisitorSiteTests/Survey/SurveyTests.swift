import Chat
import Foundation
import GRDB
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import SiteTestSupport
import SQLiteStore
import TestSupport
import Testing
import VisitorSite

@Suite struct SurveyTests {
    @Test func `a tap after the conversation makes one number greater, and no other row changes`() async throws {
        let site = try await SiteUnderTest()
        try await site.run { browser in
            let ada = try Tab(site.team)
            try await ada.opens(in: browser)
            try await site.dinaClaims(ada)
            #expect(
                try await browser.send(.post, "\(ada.path)/closure", token: ada.token, json: "{}").status == .noContent)
            let before = try await site.database.dumpWithoutFigures()

            let answer = try await browser.send(
                .post, "\(ada.path)/survey", token: ada.token, json: #"{"question":"helped","degree":"yes"}"#)

            #expect(answer.status == .noContent)
            #expect(try await site.database.dumpWithoutFigures() == before)
            #expect(try await site.database.surveyed() == ["helped yes 1"])
        }
    }

    @Test func `answers that the page does not offer are refused`() async throws {
        let site = try await SiteUnderTest()
        try await site.run { browser in
            let ada = try Tab(site.team)
            try await ada.opens(in: browser)

            for json in [
                #"{"question":"name","degree":"yes"}"#, #"{"question":"helped","degree":"Ada"}"#, "{}",
            ] {
                let answer = try await browser.send(.post, "\(ada.path)/survey", token: ada.token, json: json)
                #expect(answer.status.code >= 400 && answer.status.code < 500, "\(json)")
            }
            #expect(try await site.database.surveyed().isEmpty)
        }
    }

    @Test func `who never had a conversation has nothing to answer`() async throws {
        let site = try await SiteUnderTest()
        try await site.run { browser in
            let ada = try Tab(site.team)

            let answer = try await browser.send(
                .post, "\(ada.path)/survey", token: ada.token, json: #"{"question":"helped","degree":"yes"}"#)

            #expect(answer.status == .unauthorized)
            #expect(try await site.database.surveyed().isEmpty)
        }
    }
}

extension SQLiteDatabase {
    /// Every row of every other table, as text.
    fileprivate func dumpWithoutFigures() async throws -> [String] {
        try await read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'service_count' ORDER BY name"
            )
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
            }
        }
    }

    /// What was counted of answers: question, answer and how often.
    fileprivate func surveyed() async throws -> [String] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT measure, class, count FROM service_count WHERE measure IN ('helped', 'again', 'found')"
            ).map { "\($0["measure"] as String) \($0["class"] as String) \($0["count"] as Int)" }
        }
    }
}
