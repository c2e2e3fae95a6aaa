/// What an organisation is, for who looks for one. The word is stored and stands in files.
public enum PartnerKind: String, Codable, CaseIterable, Sendable {
    /// 112.
    case emergency
    case police
    /// Advice and reporting about violence at home and child abuse.
    case veiligThuis = "veilig-thuis"
    /// Somebody to talk to by telephone or chat, such as 113.
    case helpline
    case coordinationCentre = "coordination-centre"
    /// Of a municipality or region, for victims of trafficking.
    case careCoordinator = "care-coordinator"
    case municipality
    case womensShelter = "womens-shelter"
    case mensShelter = "mens-shelter"
    case youthShelter = "youth-shelter"
    /// For victims of trafficking alone.
    case traffickingShelter = "trafficking-shelter"
    /// For people with a mild intellectual disability.
    case disabilityShelter = "disability-shelter"
    case lawyer
    case safetyCoordinator = "safety-coordinator"
    case sexualAssaultCentre = "sexual-assault-centre"
    case youthCare = "youth-care"
    case mentalHealth = "mental-health"
    case victimSupport = "victim-support"
    case labourInspectorate = "labour-inspectorate"
    /// Somebody who went through it.
    case expertByExperience = "expert-by-experience"
    case other
}
