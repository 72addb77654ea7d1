#include "graph/result.hpp"

namespace entente {

const char* error_kind_name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::SyntaxError:
      return "SyntaxError";
    case ErrorKind::SemanticError:
      return "SemanticError";
    case ErrorKind::TypeError:
      return "TypeError";
    case ErrorKind::ArgumentError:
      return "ArgumentError";
    case ErrorKind::ArithmeticError:
      return "ArithmeticError";
    case ErrorKind::EntityNotFound:
      return "EntityNotFound";
    case ErrorKind::PropertyNotFound:
      return "PropertyNotFound";
    case ErrorKind::LabelNotFound:
      return "LabelNotFound";
    case ErrorKind::ConstraintVerificationFailed:
      return "ConstraintVerificationFailed";
    case ErrorKind::ParameterMissing:
      return "ParameterMissing";
    case ErrorKind::ProcedureError:
      return "ProcedureError";
    case ErrorKind::IoError:
      return "IoError";
    case ErrorKind::FormatError:
      return "FormatError";
    case ErrorKind::BusyError:
      return "BusyError";
    case ErrorKind::InputError:
      return "InputError";
    case ErrorKind::NotFound:
      return "NotFound";
    case ErrorKind::Interrupted:
      return "Interrupted";
    case ErrorKind::TimeLimit:
      return "TimeLimit";
    case ErrorKind::MemoryLimit:
      return "MemoryLimit";
    case ErrorKind::RowLimit:
      return "RowLimit";
    case ErrorKind::HopLimit:
      return "HopLimit";
  }
  return "Error";
}

}  // namespace entente
