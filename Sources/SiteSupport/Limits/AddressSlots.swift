/// How many streams are open from one address, and from the IPv6 network around it; in memory only, and gone with the streams.
///
/// A network may hold as many times a household's streams as `AddressLimiter` lets it do things.
public struct AddressSlots: Sendable {
    private let households: StreamSlots<[UInt8]>
    private let networks: StreamSlots<[UInt8]>

    public init(atMost: Int) {
        households = StreamSlots(atMost: atMost)
        networks = StreamSlots(atMost: atMost * AddressLimiter.networkFactor)
    }

    /// Whether all slots of the address or of its network are taken.
    public func isFull(_ address: [UInt8]) -> Bool {
        households.isFull(address) || AddressRange.network(ofCountingUnit: address).map(networks.isFull) ?? false
    }

    /// Takes a slot in each; followed by one `giveBack`.
    public func take(_ address: [UInt8]) {
        households.take(address)
        if let network = AddressRange.network(ofCountingUnit: address) { networks.take(network) }
    }

    public func giveBack(_ address: [UInt8]) {
        households.giveBack(address)
        if let network = AddressRange.network(ofCountingUnit: address) { networks.giveBack(network) }
    }
}
