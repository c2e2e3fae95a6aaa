import Foundation
import HTTPTypes
import HelplineCore
import Hummingbird
import Logging
import NIOCore
import SiteSupport
import TestSupport
import Testing

@Suite struct LimitTests {
    @Test func `an address is counted for its span and then begins anew`() throws {
        let (limiter, clock) = (AddressLimiter(), SettableClock())
        for _ in 0..<3 { #expect(limiter.count("open", by: [1], atMost: 3, per: .minutes(10), at: clock.now()) == nil) }

        let wait = try #require(limiter.count("open", by: [1], atMost: 3, per: .minutes(10), at: clock.now()))

        #expect(limiter.count("open", by: [2], atMost: 3, per: .minutes(10), at: clock.now()) == nil)
        #expect(limiter.count("return", by: [1], atMost: 3, per: .minutes(10), at: clock.now()) == nil)
        clock.advance(by: .seconds(wait))
        #expect(limiter.count("open", by: [1], atMost: 3, per: .minutes(10), at: clock.now()) == nil)
    }

    @Test func `when all places are taken only the counts that end first are forgotten`() {
        let (limiter, clock) = (AddressLimiter(capacity: 8), SettableClock())
        func count(_ address: UInt8) -> Int? {
            limiter.count("open", by: [address], atMost: 1, per: .minutes(10), at: clock.now())
        }
        for address: UInt8 in 1...8 {
            #expect(count(address) == nil)
            clock.advance(by: .seconds(1))
        }

        #expect(count(9) == nil)

        for address: UInt8 in 3...9 { #expect(count(address) != nil) }
        #expect(count(1) == nil)
    }

    @Test func `a whole IPv6 network may do sixteen times what a household may`() {
        let (limiter, clock) = (AddressLimiter(), SettableClock())
        func count(_ network: UInt8, _ household: UInt8) -> Int? {
            limiter.count(
                "open", by: [0x20, 1, 0x0d, 0xb8, 0, network, 0, household], atMost: 2, per: .minutes(10),
                at: clock.now())
        }
        for household: UInt8 in 0..<16 {
            #expect(count(1, household) == nil)
            #expect(count(1, household) == nil)
        }

        #expect(count(1, 16) != nil)
        #expect(count(2, 0) == nil)
        #expect(count(2, 0) == nil)
        #expect(count(2, 0) != nil)
    }

    @Test func `a whole IPv6 network has sixteen times the streams of a household, and gives them back`() {
        let slots = AddressSlots(atMost: 2)
        func household(_ network: UInt8, _ number: UInt8) -> [UInt8] { [0x20, 1, 0x0d, 0xb8, 0, network, 0, number] }
        for number: UInt8 in 0..<16 {
            for _ in 0..<2 {
                #expect(!slots.isFull(household(1, number)))
                slots.take(household(1, number))
            }
        }
        #expect(slots.isFull(household(1, 0)))

        #expect(slots.isFull(household(1, 16)))
        #expect(!slots.isFull(household(2, 0)))
        slots.giveBack(household(1, 0))
        #expect(!slots.isFull(household(1, 16)))
    }

    @Test func `an IPv4 address has no network around it`() {
        let slots = AddressSlots(atMost: 1)
        func address(_ last: UInt8) -> [UInt8] { [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 192, 0, 2, last] }
        for last: UInt8 in 0..<64 {
            #expect(!slots.isFull(address(last)))
            slots.take(address(last))
        }

        #expect(slots.isFull(address(0)))
    }

    @Test func `within the hour everything about addresses is forgotten`() {
        let (limiter, clock) = (AddressLimiter(), SettableClock())
        for _ in 0..<9 { _ = limiter.count("open", by: [1], atMost: 1, per: .hours(5), at: clock.now()) }
        #expect(limiter.count("open", by: [1], atMost: 1, per: .hours(5), at: clock.now()) != nil)

        clock.advance(by: .hours(1))

        #expect(limiter.count("open", by: [1], atMost: 1, per: .hours(5), at: clock.now()) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.1.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
        ("2001:db8::/32", "2001:db8:1::1", true), ("2001:db8::/32", "2001:db9::1", false), ("0.0.0.0/0", "::1", false),
    ])
    func `a proxy is believed only from its own addresses`(range: String, proxy: String, believed: Bool) throws {
        let addresses = ClientAddress(trustedProxies: [try #require(AddressRange(range))])
        let forwarded = try key(addresses, from: proxy, header: "x-forwarded-for", "198.51.100.9")

        #expect((forwarded == (try key(ClientAddress(trustedProxies: []), from: "198.51.100.9"))) == believed)
    }

    @Test func `a client cannot choose his address by sending the header himself`() throws {
        let addresses = ClientAddress(trustedProxies: [try #require(AddressRange("10.0.0.1"))])

        let forged = try key(addresses, from: "10.0.0.1", header: "x-forwarded-for", "1.2.3.4, 198.51.100.9")
        let standard = try key(
            addresses, from: "10.0.0.1", header: "forwarded", "for=1.2.3.4, for=\"198.51.100.9:1234\";proto=https")

        #expect(forged == (try key(addresses, from: "198.51.100.9")))
        #expect(standard == forged)
    }

    @Test func `a household with many IPv6 addresses counts once`() throws {
        let addresses = ClientAddress(trustedProxies: [])

        #expect(try key(addresses, from: "2001:db8:1:2::1") == key(addresses, from: "2001:db8:1:2:ffff::9"))
        #expect(try key(addresses, from: "2001:db8:1:2::1") != key(addresses, from: "2001:db8:1:3::1"))
    }

    @Test(arguments: ["", "300.1.1.1", "10.0.0.0/33", "10.0.0.0/x", "::1/129", "10.0.0.0/8/8", "localhost"])
    func `what is no range is refused`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    private struct Context: SiteRequestContext {
        var coreContext: CoreRequestContextStorage
        var peer: SocketAddress?
        var language = Language.dutch

        struct Source: RequestContextSource {
            let logger = Logger(label: "test")
        }

        init(source: Source) { coreContext = .init(source: source) }
    }

    private func key(_ addresses: ClientAddress, from peer: String, header: String? = nil, _ value: String = "") throws
        -> [UInt8]
    {
        var context = Context(source: .init())
        context.peer = try SocketAddress(ipAddress: peer, port: 1)
        var fields = HTTPFields()
        if let header { fields[try #require(HTTPField.Name(header))] = value }
        let request = Request(
            head: .init(method: .get, scheme: "http", authority: "localhost", path: "/", headerFields: fields),
            body: .init(buffer: ByteBuffer()))
        return addresses.key(of: request, context: context)
    }
}
