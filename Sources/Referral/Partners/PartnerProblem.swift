/// Which part of an entry cannot be: the word that the page has a sentence for, and the name of the column in a file.
public enum PartnerProblem: String, Error, CaseIterable, Sendable {
    case name, reach, next, phone, website, ages, languages, hours, review
    case kind, regions, groups, forms, urgency
}
