using System.Linq.Expressions;

namespace Parcours.Linq;

/// <summary>A call in a lambda that asks for an aggregate.</summary>
/// <param name="Call">The call.</param>
/// <param name="Rows">The rows that it is asked of.</param>
/// <param name="Translator">Translates the lambda that it stands in.</param>
internal sealed record AggregateCall(MethodCallExpression Call, RowsValue Rows, Translator Translator);
