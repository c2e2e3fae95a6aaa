import Foundation
import NIOCore

/// A range of IP addresses in CIDR notation; IPv4 is held as IPv4-mapped IPv6.
public struct AddressRange: Sendable, Equatable {
    private let network: [UInt8]
    private let bits: Int

    /// `nil` unless the text is an address or `address/bits`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let network = Self.bytes(of: String(first)) else { return nil }
        let mapped = !first.contains(":")
        let largest = mapped ? 32 : 128
        guard let bits = parts.count == 2 ? Int(parts[1]) : largest, (0...largest).contains(bits) else { return nil }
        self.network = network
        self.bits = mapped ? bits + 96 : bits
    }

    func contains(_ address: [UInt8]) -> Bool {
        guard address.count == 16 else { return false }
        for bit in 0..<bits {
            let difference = network[bit / 8] ^ address[bit / 8]
            let mask: UInt8 = 0x80 >> UInt8(bit % 8)
            if difference & mask != 0 { return false }
        }
        return true
    }

    /// The 16 bytes of an address; `nil` for anything else.
    static func bytes(of text: String) -> [UInt8]? {
        var v4 = in_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            return [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + withUnsafeBytes(of: v4) { [UInt8]($0) }
        }
        var v6 = in6_addr()
        guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
        return withUnsafeBytes(of: v6) { [UInt8]($0) }
    }

    /// One household: an IPv4 address, or the /64 of an IPv6 one.
    static func countingUnit(_ address: [UInt8]) -> [UInt8] {
        address.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) ? address : Array(address.prefix(8))
    }

    /// The /48 around the /64 of an IPv6 counting unit; `nil` for IPv4.
    static func network(ofCountingUnit unit: [UInt8]) -> [UInt8]? { unit.count == 8 ? Array(unit.prefix(6)) : nil }
}
