/// Why a code book cannot be used.
public enum CodeBookProblem: Error, Equatable, Sendable {
    case unreadable(description: String)
    case repeatedField(FieldKey)
    case repeatedCode(Code, in: FieldKey)
    case repeatedDimension(String)
    /// A code named in a rule that the field does not have.
    case unknownCode(Code, in: FieldKey)
    /// Every list can say "not known or not asked".
    case withoutUnknown(FieldKey)
    /// A field, code, dimension or class that is not named in both languages.
    case withoutLabel(String)
    /// A condition on the field itself or on a later one.
    case conditionLooksForward(FieldKey)
    /// A dimension of no field, of a care field, or that its field does not name.
    case dimensionWithoutField(String)
    /// The classes of a dimension do not end with one for everybody else.
    case withoutResidual(String)
}
