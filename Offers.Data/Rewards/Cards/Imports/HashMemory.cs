namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>
/// Remembers the codes of a file by half of their hashes: 16 bytes each, in a table that is at most two thirds full.
/// The hashes are keyed, so that nobody can choose codes that fall on the same place.
/// </summary>
internal sealed class HashMemory
{
    private const int FirstPlaces = 1 << 12;
    private UInt128[] _places = new UInt128[FirstPlaces];
    private int _count;

    /// <summary>Remembers a hash; false for one that is known.</summary>
    internal bool Add(UInt128 hash)
    {
        // An empty place is zero; a hash that is zero is taken for its neighbour.
        var value = hash == 0 ? 1 : hash;
        if (_count * 3L >= _places.Length * 2L)
        {
            Grow();
        }

        var place = PlaceOf(_places, value);
        if (_places[place] == value)
        {
            return false;
        }

        _places[place] = value;
        _count++;
        return true;
    }

    private static int PlaceOf(UInt128[] places, UInt128 value)
    {
        var place = (int)(uint)value & (places.Length - 1);
        while (places[place] != 0 && places[place] != value)
        {
            place = (place + 1) & (places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        var larger = new UInt128[_places.Length * 2];
        foreach (var value in _places.Where(x => x != 0))
        {
            larger[PlaceOf(larger, value)] = value;
        }

        _places = larger;
    }
}
