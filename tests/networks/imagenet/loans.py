"""French names, and words in them, that are spelled as in English: looked at one by one, and French all the same.

Accents, case, hyphens and blanks count for nothing here: "léopard" is spelled as "leopard", "hot-dog" as "hot dog".
"""

_NAMES = """
abaya affenpinscher agaric airedaleterrier ambulance americanstaffordshireterrier axolotl bagel banjo basenji
bassethound beagle bedlingtonterrier bikini bison bordercollie borderterrier bouvierdesflandres bulbul
bullmastiff burrito cairnterrier canoe cardigan cassette catamaran cheeseburger chihuahua chiton chowchow
cinema consomme coucal coyote dandiedinmontterrier dhole dingo dome dugong gazelle geyser gibbon
goldenretriever gong guacamole guillotine hamster harmonica hotdog impala indri ipod jacamar jaguar jeep junco
kimono koala komondor kuvasz lakelandterrier langur leopard limousine lion lotion loupe lynx macaque maraca
marimba menu microphone minibus missile modem nematode norfolkterrier norwichterrier ocarina orange
oscilloscope parachute pelican pizza planetarium poncho prison projectile radio radiotelescope restaurant
revolver rottweiler saintbernard saluki sarong saxophone schipperke scorpion sealyhamterrier shihtzu shoji
siamang ski sombrero stethoscope stupa sweatshirt taxi toucan trenchcoat triceratops tricycle trifle trilobite
trimaran trolleybus trombone vase wallaby whippet wok wombat yawl yorkshireterrier
"""

_WORDS = """
a afghan alligator anemone angora apso balance baseball basket bernard blue bluetick boa bonnet boston
bouvier boxer bull bus butternut car carbonara cardigan cd charles chesapeake cinema clumber cobra cocker
cocktail coho coonhound corgi cornet crocodile croquet des dragon elephant flute football ford four fox
foxhound gecko gila golf gordon grand granny griffon grille groenendael highland hockey home husky indigo
kart kelpie kerry king komodo labrador lion locomotive machine maillot malamute malinois mamba pan panda
papillon patas pembroke petri piano pie piece ping pinscher pirate plaque polaroid police pong pot puzzle
pyrenees python redbone reflex retriever rhinoceros rose rugby saint sauce schnauzer scooter setter shaker
shetland shirt smith soda spaghetti springer staffordshire store sussex t tabby table tandem telephone
television tennis terrier theatre totem toy train wagon walker web west
"""

SAME_NAMES = set(_NAMES.split())
"""Names that are the same in both languages, written together."""

SAME_WORDS = set(_WORDS.split())
"""Words of other French names that some English name has too; one by one, each is French or the name of a breed."""
