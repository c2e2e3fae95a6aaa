import Chat
import HelplineCore
import Synchronization
import TestSupport
import Testing

@Suite struct BuddyBoardTests {
    private let clock = SettableClock()
    private let bram = Professional.bram.id
    private let chris = MemberID.random()
    private let dina = MemberID.random()

    private final class Notebook: NodeRelay {
        let calls = Mutex<[BuddyCall]>([])
        func tell(_ news: NodeNews) { if case .buddy(let call) = news { calls.withLock { $0.append(call) } } }
    }

    @Test func `the first who comes is the one who comes`() {
        let board = BuddyBoard(clock: clock)
        #expect(board.answer(bram, by: chris) == .nobodyAsks)
        board.call(by: bram)

        #expect(board.answer(bram, by: bram) == .nobodyAsks, "nobody comes to himself")
        #expect(board.answer(bram, by: chris) == .comes)
        #expect(board.answer(bram, by: dina) == .taken)
        #expect(board.answer(bram, by: chris) == .comes)
        #expect(board.standing().map(\.state) == [.answered(by: chris)])
    }

    @Test func `asking again changes nothing, and after it was withdrawn it is a new call`() {
        let board = BuddyBoard(clock: clock)
        board.call(by: bram)
        let first = board.standing()
        clock.advance(by: .minutes(1))
        board.call(by: bram)
        #expect(board.standing() == first)

        board.end(by: bram)
        #expect(board.standing().isEmpty)
        #expect(board.answer(bram, by: chris) == .nobodyAsks)
        board.call(by: bram)

        #expect(board.standing().map(\.since) == [clock.now()])
    }

    @Test func `after half an hour it is gone by itself`() {
        let board = BuddyBoard(clock: clock)
        board.call(by: bram)
        clock.advance(by: BuddyCall.lasts - .milliseconds(1))
        #expect(board.standing().count == 1)

        clock.advance(by: .milliseconds(1))

        #expect(board.standing().isEmpty)
        #expect(board.here().isEmpty, "other nodes hear no more of it either")
    }

    @Test func `in whatever order the news comes, every node ends with the same`() {
        let (one, told) = (BuddyBoard(clock: clock), Notebook())
        one.connect(told)
        one.call(by: bram)
        _ = one.answer(bram, by: chris)
        one.end(by: bram)
        // In the same millisecond.
        one.call(by: bram)
        _ = one.answer(bram, by: dina)
        let news = told.calls.withLock { $0 }
        #expect(news.count == 5)

        for seed in 0..<120 {
            var (rest, order): ([BuddyCall], [BuddyCall]) = (news, [])
            var choice = seed
            while !rest.isEmpty {
                order.append(rest.remove(at: choice % rest.count))
                choice /= rest.count + 1
            }
            let other = BuddyBoard(clock: clock)
            for call in order { _ = other.hear(call) }

            #expect(other.standing() == one.standing(), "\(order)")
            #expect(!other.hear(order[0]), "told again it is no news")
        }
    }

    @Test func `of two who come at the same moment at two nodes both nodes name the same`() {
        let call = BuddyCall(bram, since: clock.now())
        let (one, other) = (BuddyBoard(clock: clock), BuddyBoard(clock: clock))
        for board in [one, other] { _ = board.hear(call) }
        _ = one.answer(bram, by: chris)
        _ = other.answer(bram, by: dina)

        for news in other.here() { _ = one.hear(news) }
        for news in one.here() { _ = other.hear(news) }

        #expect(one.standing() == other.standing())
    }
}
