import Chat
import Foundation
import HelplineCore
@testable import PostgresStore
import TestSupport
import Testing

@Suite struct NewsLetterTests {
    private static let conversation = Visitor.ada.conversation

    @Test(arguments: [
        NodeNews.announced(.queue), .announced(.blocks), .announced(.conversation(conversation)),
        .announced(.professional(Professional.bram.id)),
        .revoked(conversation), .everything, .onShift(Professional.bram.id, streams: 2),
        .present(PresenceNews(.visitor, in: conversation, streams: 3, isTyping: true)),
        .present(PresenceNews(.counsellor(Professional.bram.id), in: conversation, streams: 0, isTyping: false)),
        .buddy(BuddyCall(Professional.bram.id, since: Timestamp(milliseconds: 1_700_000_000_123))),
        .buddy(BuddyCall(Professional.bram.id, since: Timestamp(seconds: 5), state: .answered(by: .random()))),
        .buddy(BuddyCall(Professional.bram.id, since: Timestamp(seconds: 5), state: .over)),
    ])
    func `news is read as it was written`(_ news: NodeNews) {
        let letter = NewsLetter.letters(from: "node", [news])[0]

        let (node, read, isGreeting) = NewsLetter.read(letter)

        #expect(node == "node")
        #expect(read == [news])
        #expect(!isGreeting)
    }

    @Test func `much news goes in several letters that PostgreSQL takes, presence first`() {
        let ids = (0..<1000).map { _ in ConversationID.random() }
        let news =
            ids.map { NodeNews.announced(.conversation($0)) }
            + ids.map { .present(PresenceNews(.visitor, in: $0, streams: 1, isTyping: false)) }

        let letters = NewsLetter.letters(from: "node", news)

        #expect(letters.allSatisfy { $0.utf8.count < 8000 })
        let read = letters.flatMap { NewsLetter.read($0).news }
        #expect(Set(read) == Set(news))
        #expect(read.prefix(1000).allSatisfy { if case .present = $0 { true } else { false } })
    }

    @Test(arguments: ["node x", "node c", "node cAAAA", "node p1:2", "node q1", "node *!", ""])
    func `a word that nobody of this version writes means that anything may have happened`(_ letter: String) {
        #expect(NewsLetter.read(letter).news == [.everything])
    }

    @Test func `a newcomer asks who is there`() {
        #expect(NewsLetter.read(NewsLetter.greeting(from: "node")).isGreeting)
        #expect(NewsLetter.read(NewsLetter.greeting(from: "node")).news.isEmpty)
    }
}
