import Foundation
public import Hummingbird
import HTTPTypes
import NIOCore

/// Finds the address to count limits by; it goes into `AddressLimiter` and nowhere else.
public struct ClientAddress: Sendable {
    private let trusted: [AddressRange]

    /// - Parameter trustedProxies: addresses or CIDR ranges whose `Forwarded` or `X-Forwarded-For` is believed.
    public init(trustedProxies: [AddressRange]) { trusted = trustedProxies }

    /// The nearest address that is not one of our proxies, as 16 bytes; IPv6 clients count by their /64.
    public func key(of request: Request, context: some SiteRequestContext) -> [UInt8] {
        guard let peer = context.peer?.ipAddress.flatMap(AddressRange.bytes(of:)) else { return [] }
        guard isTrusted(peer) else { return AddressRange.countingUnit(peer) }
        for text in forwarded(request).reversed() {
            guard let address = AddressRange.bytes(of: text) else { break }
            if !isTrusted(address) { return AddressRange.countingUnit(address) }
        }
        return AddressRange.countingUnit(peer)
    }

    private func isTrusted(_ address: [UInt8]) -> Bool { trusted.contains { $0.contains(address) } }

    private func forwarded(_ request: Request) -> [String] {
        if let name = HTTPField.Name("forwarded"), let header = request.headers[name] {
            return header.split(separator: ",").flatMap { $0.split(separator: ";") }.compactMap { pair in
                let pair = pair.trimmingCharacters(in: .whitespaces)
                return pair.lowercased().hasPrefix("for=") ? Self.bare(String(pair.dropFirst(4))) : nil
            }
        }
        guard let name = HTTPField.Name("x-forwarded-for"), let header = request.headers[name] else { return [] }
        return header.split(separator: ",").map { Self.bare(String($0)) }
    }

    /// An address without quotes, brackets or port.
    private static func bare(_ text: String) -> String {
        let text = text.filter { $0 != "\"" && !$0.isWhitespace }
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        return text.filter { $0 == ":" }.count == 1 ? String(text.prefix { $0 != ":" }) : text
    }
}
