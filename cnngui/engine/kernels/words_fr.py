"""The French words about the named kernels: title, explanation, what to expect in the response.

The title fits a button; each sentence has 160 characters at most and ends with a full stop.

Typography: a no-break space before ":", a narrow one before ";", the curly apostrophe.
"""

from collections.abc import Mapping
from typing import Final

from cnngui.engine.kernels.words import Words

WORDS: Final[Mapping[str, Words]] = {
    "identity": Words(
        "Identité",
        "Recopie chaque pixel : un seul 1 au centre du noyau, des zéros autour.",
        "La réponse est la photo elle-même ; partez d’ici et changez un nombre à la fois.",
    ),
    "vertical-edge": Words(
        "Contour vertical",
        "Ajoute la colonne de gauche et retranche celle de droite ; on l’appelle aussi noyau de Prewitt.",
        "Les contours verticaux ressortent : positifs du clair au sombre, négatifs du sombre au clair ; zones "
        "unies et contours horizontaux donnent 0.",
    ),
    "horizontal-edge": Words(
        "Contour horizontal",
        "Ajoute la ligne du dessus et retranche celle du dessous ; c’est l’autre noyau de Prewitt.",
        "Les contours horizontaux ressortent : positifs si le haut est plus clair, négatifs si c’est le bas ; les "
        "contours verticaux donnent 0.",
    ),
    "course-stride": Words(
        "Exemple du stride",
        "Le filtre de l’exemple du cours sur le pas (stride) : des nombres sans rôle particulier.",
        "Avec un pas (stride) de 2 sur la grille 7×7 du cours, la première ligne est 91, 100, 88 ; une photo devient "
        "environ 16 fois plus claire et un peu floue.",
    ),
    "negative": Words(
        "Négatif",
        "Change le signe de chaque pixel : un noyau d’un seul nombre, −1.",
        "Plus le pixel est clair, plus la réponse est négative ; avec un biais de 255, c’est un négatif "
        "photographique.",
    ),
    "diagonal-edge-up": Words(
        "Contour /",
        "Le contour vertical tourné de 45° : ajoute le coin en haut à gauche et retranche le coin en bas à droite.",
        "Les contours qui montent vers la droite (/) ressortent ; ceux qui descendent (\\) donnent 0.",
    ),
    "diagonal-edge-down": Words(
        "Contour \\",
        "Le contour vertical tourné dans l’autre sens : ajoute le coin en bas à gauche et retranche le coin en "
        "haut à droite.",
        "Les contours qui descendent vers la droite (\\) ressortent ; ceux qui montent (/) donnent 0.",
    ),
    "difference": Words(
        "Différence centrée",
        "Le voisin de gauche moins celui de droite : le plus petit noyau pour les contours verticaux, une ligne de "
        "trois nombres.",
        "Des contours verticaux fins, un peu bruités, car rien n’est moyenné avec les lignes voisines.",
    ),
    "sobel-x": Words(
        "Sobel x",
        "Un contour vertical dont la ligne du milieu compte double : les pixels proches pèsent plus.",
        "Des contours verticaux plus nets qu’avec le noyau simple ; OpenCV et SciPy l’écrivent avec le signe opposé.",
    ),
    "sobel-y": Words(
        "Sobel y",
        "Un contour horizontal dont la colonne du milieu compte double : les pixels proches pèsent plus.",
        "Des contours horizontaux, positifs si le haut est plus clair ; avec Sobel x, on obtient la direction de "
        "tout contour.",
    ),
    "scharr-x": Words(
        "Scharr x",
        "Un contour vertical de poids 3, 10, 3, choisis pour traiter toutes les directions le plus également possible.",
        "Proche de Sobel x, avec des nombres quatre fois plus grands ; les contours obliques gardent leur vraie "
        "direction.",
    ),
    "scharr-y": Words(
        "Scharr y",
        "Un contour horizontal de poids 3, 10, 3, choisis pour traiter toutes les directions le plus également "
        "possible.",
        "Proche de Sobel y, avec des nombres quatre fois plus grands ; les contours obliques gardent leur vraie "
        "direction.",
    ),
    "roberts-up": Words(
        "Roberts /",
        "Dans un carré 2×2, le pixel en haut à gauche moins celui en bas à droite : un des plus anciens noyaux de "
        "contour (1963).",
        "Des contours très fins de direction / ; le bruit se voit, car on ne compare que deux pixels.",
    ),
    "roberts-down": Words(
        "Roberts \\",
        "Dans un carré 2×2, le pixel en haut à droite moins celui en bas à gauche.",
        "Des contours très fins de direction \\ ; le bruit se voit, car on ne compare que deux pixels.",
    ),
    "laplacian": Words(
        "Laplacien",
        "Les quatre voisins moins quatre fois le centre : l’écart entre un pixel et la moyenne de ses voisins.",
        "Des contours dans toutes les directions, un trait positif à côté d’un négatif ; zones unies et dégradés "
        "réguliers donnent 0.",
    ),
    "laplacian-8": Words(
        "Laplacien, 8 voisins",
        "Les huit voisins moins huit fois le centre : les voisins en diagonale comptent aussi.",
        "Comme le laplacien, en plus fort, surtout sur les coins et les points isolés ; le bruit se voit aussi.",
    ),
    "log-5": Words(
        "Laplacien de gaussienne 5×5",
        "Floute avec une gaussienne 3×3 puis prend le laplacien, le tout en un seul noyau.",
        "Des contours dans toutes les directions, moins bruités qu’avec le laplacien ; ils sont là où le signe change.",
    ),
    "log-7": Words(
        "Laplacien de gaussienne 7×7",
        "Floute avec une gaussienne 5×5 puis prend le laplacien, le tout en un seul noyau.",
        "Seules les formes assez grandes gardent un contour ; le bruit et les textures fines disparaissent.",
    ),
    "difference-of-gaussians": Words(
        "Différence de gaussiennes",
        "Un flou léger moins un flou plus fort ; des cellules de la rétine font quelque chose de semblable.",
        "Des contours et de petites taches : les claires positives, les sombres négatives ; les zones unies donnent 0.",
    ),
    "line-vertical": Words(
        "Trait vertical",
        "Deux fois la colonne du milieu moins les colonnes voisines.",
        "Les traits verticaux fins sont positifs s’ils sont clairs, négatifs s’ils sont sombres ; un contour donne "
        "deux traits de signes opposés.",
    ),
    "line-horizontal": Words(
        "Trait horizontal",
        "Deux fois la ligne du milieu moins celles du dessus et du dessous.",
        "Les traits horizontaux fins sont positifs s’ils sont clairs, négatifs s’ils sont sombres ; un contour "
        "donne deux traits de signes opposés.",
    ),
    "line-diagonal-up": Words(
        "Trait /",
        "Le trait vertical tourné de 45° : deux fois la diagonale / moins ce qui l’entoure.",
        "Les traits fins qui montent vers la droite (/) ressortent : moustaches, herbe, écriture.",
    ),
    "line-diagonal-down": Words(
        "Trait \\",
        "Le trait vertical tourné dans l’autre sens : deux fois la diagonale \\ moins ce qui l’entoure.",
        "Les traits fins qui descendent vers la droite (\\) ressortent : moustaches, herbe, toits.",
    ),
    "corner": Words(
        "Coin",
        "Ajoute deux coins opposés et retranche les deux autres : un contour en x et un contour en y à la fois.",
        "Les coins des formes droites donnent de grands nombres, les contours verticaux et horizontaux 0 ; les "
        "contours obliques répondent aussi.",
    ),
    "box-3": Words(
        "Moyenne 3×3",
        "La moyenne d’un pixel et de ses huit voisins : neuf fois 1/9.",
        "Un flou léger : le bruit et les détails fins s’effacent, les contours s’adoucissent.",
    ),
    "box-5": Words(
        "Moyenne 5×5",
        "La moyenne de 25 pixels : 25 fois 1/25.",
        "Un flou plus fort ; les points clairs isolés deviennent de petits carrés.",
    ),
    "gaussian-3": Words(
        "Flou gaussien 3×3",
        "Une moyenne où les pixels proches comptent plus : 1, 2, 1 en colonne fois 1, 2, 1 en ligne, divisé par 16.",
        "Un flou léger et régulier, plus doux que la moyenne.",
    ),
    "gaussian-5": Words(
        "Flou gaussien 5×5",
        "Une moyenne où les pixels proches comptent plus : 1, 4, 6, 4, 1 dans les deux sens, divisé par 256.",
        "Un flou doux, sans les carrés de la moyenne ; les détails les plus fins ont disparu.",
    ),
    "gaussian-7": Words(
        "Flou gaussien 7×7",
        "Une moyenne où les pixels proches comptent plus : 1, 6, 15, 20, 15, 6, 1 dans les deux sens, divisé par 4096.",
        "Un flou doux et plus large : les grandes formes restent, les textures disparaissent.",
    ),
    "sharpen": Words(
        "Netteté",
        "L’identité moins le laplacien : éloigne chaque pixel de ses quatre voisins.",
        "Des détails plus nets, un liseré clair et un sombre le long des contours ; le bruit augmente aussi.",
    ),
    "sharpen-strong": Words(
        "Netteté forte",
        "L’identité moins le laplacien à huit voisins.",
        "Très net, et vite trop : des liserés partout et du bruit dans les zones unies.",
    ),
    "unsharp": Words(
        "Masque flou 5×5",
        "Deux fois la photo moins son flou gaussien 5×5 : l’accentuation des photographes.",
        "Des détails plus nets avec des liserés larges et doux ; plus calme que les noyaux 3×3.",
    ),
    "high-pass": Words(
        "Passe-haut",
        "La photo moins sa moyenne 3×3 : il ne reste que ce qui change d’un pixel à l’autre.",
        "Contours et détails fins, positifs et négatifs ; les zones unies donnent 0, quelle que soit leur clarté.",
    ),
    "emboss": Words(
        "Relief",
        "La photo plus sa pente, du coin en haut à gauche vers le coin en bas à droite.",
        "Un relief qui semble éclairé d’en haut à gauche ; les zones unies gardent leur clarté.",
    ),
    "motion": Words(
        "Flou de bougé \\",
        "La moyenne de cinq pixels le long de la diagonale \\.",
        "Comme si l’appareil avait bougé selon \\ : les traits de cette direction restent nets, les autres s’étalent.",
    ),
    "motion-horizontal": Words(
        "Flou de bougé horizontal",
        "La moyenne de sept pixels côte à côte : un noyau d’une ligne et de sept colonnes.",
        "Comme si l’appareil avait bougé sur le côté : les traits horizontaux restent nets, les verticaux s’étalent.",
    ),
    "shift-left": Words(
        "Décalage vers la gauche",
        "Recopie le voisin de droite : tout se déplace d’un pixel vers la gauche.",
        "La photo, un pixel plus à gauche ; un CNN peut déplacer son image avec un simple noyau.",
    ),
    "shift-right": Words(
        "Décalage vers la droite",
        "Recopie le voisin de gauche : tout se déplace d’un pixel vers la droite.",
        "La photo, un pixel plus à droite ; la première colonne montre le remplissage (padding).",
    ),
    "shift-up": Words(
        "Décalage vers le haut",
        "Recopie le voisin du dessous : tout monte d’un pixel.",
        "La photo, un pixel plus haut ; la dernière ligne montre le remplissage (padding).",
    ),
    "shift-down": Words(
        "Décalage vers le bas",
        "Recopie le voisin du dessus : tout descend d’un pixel.",
        "La photo, un pixel plus bas ; la première ligne montre le remplissage (padding).",
    ),
}
