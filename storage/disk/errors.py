"""What can go wrong with what is kept, by name, so that whoever starts the bot is told what to do."""


class StorageError(Exception):
    """Base of everything here. The text is for the operator and never names a person."""


class WrongKey(StorageError):
    """The root key does not open the keyring, or the keyring belongs to another main file. Nothing was changed."""


class OldKeyring(StorageError):
    """The keyring holds keys of what the database knows to be erased. Nothing was changed."""


class BadKeyFile(StorageError):
    """The file with the root key is missing, open to others, or not 32 bytes of base64."""


class InUse(StorageError):
    """Another process has these files open."""


class Damaged(StorageError):
    """A file is cut short, is no database, lost its twin, or a sealed row does not open."""


class TooNew(StorageError):
    """The files were written by a newer version of the bot."""


class Absent(StorageError):
    """There are no files yet, and none were to be made."""


class Unfit(StorageError):
    """This SQLite does not keep a setting that erasing or durability rests on."""


class Full(StorageError):
    """The disk takes no more: the turn was rolled back."""


class Gone(StorageError):
    """The person or case was erased, or never was: nothing can be kept under its key."""
