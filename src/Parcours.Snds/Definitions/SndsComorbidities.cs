namespace Parcours;

/// <summary>The seventeen illnesses of the Charlson index, each as it is found.</summary>
/// <param name="Infarction">Myocardial infarction.</param>
/// <param name="HeartFailure">Congestive heart failure.</param>
/// <param name="Vascular">Peripheral vascular disease.</param>
/// <param name="Cerebrovascular">Cerebrovascular disease.</param>
/// <param name="Dementia">Dementia.</param>
/// <param name="Pulmonary">Chronic pulmonary disease.</param>
/// <param name="Rheumatic">Rheumatic disease.</param>
/// <param name="Ulcer">Peptic ulcer disease.</param>
/// <param name="MildLiver">Mild liver disease.</param>
/// <param name="Diabetes">Diabetes without chronic complication.</param>
/// <param name="ComplicatedDiabetes">Diabetes with chronic complication.</param>
/// <param name="Paralysis">Hemiplegia or paraplegia.</param>
/// <param name="Renal">Renal disease.</param>
/// <param name="Cancer">Any malignancy but of the skin.</param>
/// <param name="SevereLiver">Moderate or severe liver disease.</param>
/// <param name="Metastasis">Metastatic solid tumour.</param>
/// <param name="Aids">AIDS or HIV.</param>
public sealed record SndsComorbidities(
    bool Infarction,
    bool HeartFailure,
    bool Vascular,
    bool Cerebrovascular,
    bool Dementia,
    bool Pulmonary,
    bool Rheumatic,
    bool Ulcer,
    bool MildLiver,
    bool Diabetes,
    bool ComplicatedDiabetes,
    bool Paralysis,
    bool Renal,
    bool Cancer,
    bool SevereLiver,
    bool Metastasis,
    bool Aids);
