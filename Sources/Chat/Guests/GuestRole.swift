/// What a guest is, as far as the rules about him differ. The word is stored; his name and organisation are sealed.
public enum GuestRole: String, Sendable, Codable, CaseIterable {
    case police
    case shelter
    case veiligThuis = "veilig-thuis"
    case lawyer
    case safetyCoordinator = "safety-coordinator"
    case youthCare = "youth-care"
    case interpreter
    case other
}
