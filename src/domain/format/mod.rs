//! Wire formats: what files and endpoints say, turned once into checked domain types.
