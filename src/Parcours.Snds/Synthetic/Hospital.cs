namespace Parcours.Snds.Synthetic;

/// <summary>A hospital of the made-up map.</summary>
/// <param name="Finess">Its number, which stays are under.</param>
/// <param name="Sites">Numbers of its places: up to 2017 the three large groups delivered each stay a second time under one of them.</param>
/// <param name="Public">Whether it is public.</param>
internal sealed record Hospital(byte[] Finess, byte[][] Sites, bool Public)
{
    private static readonly Hospital Paris = Group("750712184", "750100018", "750100042", "750100075", "750100083", "940100027", "920100013");
    private static readonly Hospital Lyon = Group("690781810", "690783154", "690784137", "690784152");
    private static readonly Hospital Marseille = Group("130786049", "130780521", "130783236", "130784234");

    /// <summary>Where somebody of a department goes.</summary>
    public static Hospital Draw(byte[] department, bool surgery, ref Dice dice)
    {
        Hospital? group = department switch
        {
            [(byte)'0', (byte)'7', (byte)'5'] or [(byte)'0', (byte)'9', _] => Paris,
            [(byte)'0', (byte)'6', (byte)'9'] => Lyon,
            [(byte)'0', (byte)'1', (byte)'3'] => Marseille,
            _ => null,
        };
        if (group is not null && dice.Chance(0.5))
        {
            return group;
        }

        bool isPrivate = dice.Chance(surgery ? 0.55 : 0.2);
        byte[] number = [department[1], department[2], .. isPrivate ? "0300"u8 : "0780"u8, (byte)('0' + dice.Below(4)), (byte)('0' + dice.Below(10)), (byte)'7'];
        return new Hospital(number, [number], !isPrivate);
    }

    private static Hospital Group(string finess, params ReadOnlySpan<string> sites)
    {
        byte[][] places = new byte[sites.Length][];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = System.Text.Encoding.ASCII.GetBytes(sites[i]);
        }

        return new Hospital(System.Text.Encoding.ASCII.GetBytes(finess), places, true);
    }
}
