using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <content>Rows as events of patients.</content>
public partial class Query<T>
{
    /// <summary>Says which member of a row is its patient, where there is at most one row a patient.</summary>
    /// <typeparam name="TPatient">The type of the patient.</typeparam>
    /// <param name="patient">The member that holds the patient column as it is.</param>
    /// <returns>The same rows. That there is one a patient is not checked.</returns>
    /// <exception cref="ParcoursException">PRC0322: the member is not the patient.</exception>
    public PatientQuery<T> AsPatients<TPatient>(Expression<Func<T, TPatient>> patient) =>
        new(Timelines.Declare(State, Given(patient), null, null, endIsExclusive: false));

    /// <summary>Says which members of a row are its patient and its time.</summary>
    /// <typeparam name="TPatient">The type of the patient.</typeparam>
    /// <typeparam name="TTime">The type of the time: a date or a timestamp, which may be null.</typeparam>
    /// <param name="patient">The member that holds the patient column as it is.</param>
    /// <param name="time">The time.</param>
    /// <returns>The same rows.</returns>
    /// <exception cref="ParcoursException">PRC0322: the member is not the patient. PRC0323: the other is not a time.</exception>
    public EventQuery<T> AsEvents<TPatient, TTime>(Expression<Func<T, TPatient>> patient, Expression<Func<T, TTime>> time) =>
        new(Timelines.Declare(State, Given(patient), Given(time), null, endIsExclusive: false));

    /// <summary>Says which members of a row are its patient, its first and its last day.</summary>
    /// <typeparam name="TPatient">The type of the patient.</typeparam>
    /// <typeparam name="TStart">The type of the start: a date or a timestamp, which may be null.</typeparam>
    /// <typeparam name="TEnd">The type of the end.</typeparam>
    /// <param name="patient">The member that holds the patient column as it is.</param>
    /// <param name="start">The first moment.</param>
    /// <param name="end">The last moment; null where it is open.</param>
    /// <param name="endIsExclusive">Whether <paramref name="end"/> is the day after the last one.</param>
    /// <returns>The same rows.</returns>
    /// <exception cref="ParcoursException">PRC0322: the member is not the patient. PRC0323: another is not a time.</exception>
    public IntervalQuery<T> AsIntervals<TPatient, TStart, TEnd>(
        Expression<Func<T, TPatient>> patient, Expression<Func<T, TStart>> start, Expression<Func<T, TEnd>> end, bool endIsExclusive = false) =>
        new(Timelines.Declare(State, Given(patient), Given(start), Given(end), endIsExclusive));
}
