<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fichier</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Édition</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Affichage</translation>
        </message>
        <message>
            <source>&amp;Lab</source>
            <translation>A&amp;telier</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;ide</translation>
        </message>
        <message>
            <source>&amp;Open a photo…</source>
            <translation>&amp;Ouvrir une photo…</translation>
        </message>
        <message>
            <source>&amp;Recent photos</source>
            <translation>Photos &amp;récentes</translation>
        </message>
        <message>
            <source>&amp;Sample photos</source>
            <translation>Photos d’&amp;exemple</translation>
        </message>
        <message>
            <source>&amp;Next photo in the folder</source>
            <translation>Photo &amp;suivante du dossier</translation>
        </message>
        <message>
            <source>&amp;Previous photo in the folder</source>
            <translation>Photo &amp;précédente du dossier</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quitter</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Annuler</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Rétablir</translation>
        </message>
        <message>
            <source>&amp;Paste a picture</source>
            <translation>&amp;Coller une image</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>Ré&amp;glages…</translation>
        </message>
        <message>
            <source>&amp;Projector mode</source>
            <translation>Mode &amp;projecteur</translation>
        </message>
        <message>
            <source>Show the &amp;controls</source>
            <translation>Montrer les &amp;commandes</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>Texte plus &amp;grand</translation>
        </message>
        <message>
            <source>S&amp;maller text</source>
            <translation>Texte plus p&amp;etit</translation>
        </message>
        <message>
            <source>&amp;Normal text</source>
            <translation>Texte &amp;normal</translation>
        </message>
        <message>
            <source>L&amp;anguage</source>
            <translation>&amp;Langue</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Thème</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>&amp;Raccourcis clavier</translation>
        </message>
        <message>
            <source>&amp;Find a command…</source>
            <translation>Rec&amp;hercher une commande…</translation>
        </message>
        <message>
            <source>&amp;Report</source>
            <translation>Ra&amp;pport</translation>
        </message>
    </context>
    <context>
        <name>ColourBar</name>
        <message>
            <source>from {low} to {high}</source>
            <translation>de {low} à {high}</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Find a command</source>
            <translation>Rechercher une commande</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commandes</translation>
        </message>
    </context>
    <context>
        <name>Details</name>
        <message>
            <source>bias {bias}</source>
            <translation>biais {bias}</translation>
        </message>
        <message>
            <source>Taking the map apart</source>
            <translation>Décomposition de la carte</translation>
        </message>
        <message>
            <source>the photo</source>
            <translation>la photo</translation>
        </message>
        <message>
            <source>The largest of every 2 × 2 numbers of the same map of {layer}.</source>
            <translation>Le plus grand de chaque carré de 2 × 2 nombres de la même carte de {layer}.</translation>
        </message>
        <message>
            <source>Sum over all {count} maps of {layer}: map × slice = what it adds. These make {share} % of it.</source>
            <translation>Somme sur les {count} cartes de {layer} : carte × tranche = ce qu’elle ajoute. Celles-ci en font {share} %.</translation>
        </message>
        <message>
            <source>Looking for what excites {layer}, map {number}</source>
            <translation>Recherche de ce qui excite {layer}, carte {number}</translation>
        </message>
        <message>
            <source>A picture that excites map {number} of {layer} as much as can be, grown from noise.</source>
            <translation>Une image qui excite le plus possible la carte {number} de {layer}, née du bruit.</translation>
        </message>
        <message>
            <source>Step {step}: mean activation {value}</source>
            <translation>Étape {step} : activation moyenne {value}</translation>
        </message>
        <message>
            <source>Nothing excites map {number} of {layer}: it stays where it is.</source>
            <translation>Rien n’excite la carte {number} de {layer} : elle reste où elle est.</translation>
        </message>
        <message>
            <source>This excites map {number} of {layer}: mean activation {value}.</source>
            <translation>Voici ce qui excite la carte {number} de {layer} : activation moyenne {value}.</translation>
        </message>
        <message>
            <source>Searching {count} photos</source>
            <translation>Recherche dans {count} photos</translation>
        </message>
        <message>
            <source>{count} places, each the {size} × {size} px that one unit sees</source>
            <translation>{count} endroits, chacun les {size} × {size} px que voit une unité</translation>
        </message>
        <message>
            <source>No place excites this map: it is 0 everywhere.</source>
            <translation>Aucun endroit n’excite cette carte : elle vaut 0 partout.</translation>
        </message>
    </context>
    <context>
        <name>DetailsView</name>
        <message>
            <source>About the map</source>
            <translation>À propos de la carte</translation>
        </message>
        <message>
            <source>Its filter</source>
            <translation>Son filtre</translation>
        </message>
        <message>
            <source>The learned numbers, slice by slice.</source>
            <translation>Les nombres appris, tranche par tranche.</translation>
        </message>
        <message>
            <source>How it is made</source>
            <translation>Comment elle se fait</translation>
        </message>
        <message>
            <source>The sum taken apart: what each map adds.</source>
            <translation>La somme décomposée : ce qu’ajoute chaque carte.</translation>
        </message>
        <message>
            <source>What it looks for</source>
            <translation>Ce qu’elle cherche</translation>
        </message>
        <message>
            <source>A picture made to excite this channel.</source>
            <translation>Une image faite pour exciter ce canal.</translation>
        </message>
        <message>
            <source>Best places</source>
            <translation>Meilleurs endroits</translation>
        </message>
        <message>
            <source>The nine places that excite it most.</source>
            <translation>Les neuf endroits qui l’excitent le plus.</translation>
        </message>
        <message>
            <source>Learned filter</source>
            <translation>Filtre appris</translation>
        </message>
        <message>
            <source>A pooling has no filter: the largest of 2 × 2 numbers is kept.</source>
            <translation>Un sous-échantillonnage n’a pas de filtre : le plus grand de 2 × 2 nombres est gardé.</translation>
        </message>
        <message>
            <source>How the map is made</source>
            <translation>Comment se fait la carte</translation>
        </message>
        <message>
            <source>in all samples</source>
            <translation>dans tous les exemples</translation>
        </message>
        <message>
            <source>Search all photos that come with the app, and not this one only.</source>
            <translation>Chercher dans toutes les photos fournies avec l’application, et pas seulement dans celle-ci.</translation>
        </message>
        <message>
            <source>What the channel looks for</source>
            <translation>Ce que cherche le canal</translation>
        </message>
        <message>
            <source>Look for it</source>
            <translation>Le chercher</translation>
        </message>
        <message>
            <source>Begin with noise, and change it step by step so that the channel rises.</source>
            <translation>Partir du bruit et le modifier pas à pas pour que le canal monte.</translation>
        </message>
    </context>
    <context>
        <name>DeviceChip</name>
        <message>
            <source>Where the last result was computed, and how long it took</source>
            <translation>Où le dernier résultat a été calculé, et en combien de temps</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>{name} is no name for moving pictures: end it in .gif, or name a folder.</source>
            <translation>{name} n’est pas un nom pour une image animée : terminez-le par .gif, ou nommez un dossier.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be made ({reason}): choose another.</source>
            <translation>Le dossier {name} ne peut pas être créé ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The filters of one layer must all have one size; these have: {sizes}. Resize or remove some.</source>
            <translation>Les filtres d’une même couche doivent tous avoir la même taille ; ceux-ci ont : {sizes}. Redimensionnez-en ou enlevez-en.</translation>
        </message>
        <message>
            <source>No colour scale goes from {low} to {high}; take smaller numbers in the kernel or the input.</source>
            <translation>Aucune échelle de couleurs ne va de {low} à {high} ; prenez des nombres plus petits dans le noyau ou dans l’entrée.</translation>
        </message>
        <message>
            <source>The filter is {filter_depth} deep but the input has {channels} channels. Give the filter one slice for each channel.</source>
            <translation>Le filtre a une profondeur de {filter_depth} mais l’entrée a {channels} canaux. Donnez au filtre une tranche par canal.</translation>
        </message>
        <message>
            <source>Line {line} of {name} holds “{cell}” where a number should be: correct it.</source>
            <translation>La ligne {line} de {name} contient « {cell} » à la place d’un nombre : corrigez-la.</translation>
        </message>
        <message>
            <source>Line {line} of {name} has {count} numbers, the first line {expected}: give every line as many.</source>
            <translation>La ligne {line} de {name} a {count} nombres, la première {expected} : donnez-en autant à chaque ligne.</translation>
        </message>
        <message>
            <source>The file {name} holds no numbers: choose another.</source>
            <translation>Le fichier {name} ne contient aucun nombre : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>Channel {channel} of {name} has {count} lines, the first {expected}: give every channel as many.</source>
            <translation>Le canal {channel} de {name} a {count} lignes, le premier {expected} : donnez-en autant à chaque canal.</translation>
        </message>
        <message>
            <source>The file {name} is not a picture: choose a JPEG, PNG, WebP, TIFF, BMP or GIF.</source>
            <translation>Le fichier {name} n’est pas une image : choisissez un JPEG, PNG, WebP, TIFF, BMP ou GIF.</translation>
        </message>
        <message>
            <source>The picture {name} is a {format}, which cannot be read: save it as JPEG.</source>
            <translation>L’image {name} est au format {format}, qui ne peut pas être lu : enregistrez-la en JPEG.</translation>
        </message>
        <message>
            <source>There is not enough memory to open {name}: close programs or make it smaller.</source>
            <translation>Il n’y a pas assez de mémoire pour ouvrir {name} : fermez des programmes ou réduisez l’image.</translation>
        </message>
        <message>
            <source>The picture {name} is cut short, or 0 pixels wide or high: get another.</source>
            <translation>L’image {name} est tronquée, ou large ou haute de 0 pixel : prenez-en une autre.</translation>
        </message>
        <message>
            <source>The picture {name} is damaged, incomplete or a rare kind of {format}: get another copy or save it again in a picture program.</source>
            <translation>L’image {name} est abîmée, incomplète ou d’une variante rare de {format} : procurez-vous une autre copie ou réenregistrez-la dans un logiciel d’images.</translation>
        </message>
        <message>
            <source>The picture {name} has {width} × {height} pixels, {megapixels} megapixels where {limit} are allowed: make it smaller first.</source>
            <translation>L’image {name} a {width} × {height} pixels, soit {megapixels} mégapixels là où {limit} sont permis : réduisez-la d’abord.</translation>
        </message>
        <message>
            <source>The response has grown beyond every number; take smaller numbers in the kernel or the input.</source>
            <translation>La réponse devient trop grande ; prenez des nombres plus petits dans le noyau ou dans l’entrée.</translation>
        </message>
        <message>
            <source>There is no file {name}: check the path.</source>
            <translation>Il n’y a pas de fichier {name} : vérifiez le chemin.</translation>
        </message>
        <message>
            <source>The file {name} may not be read: change its permissions or choose another.</source>
            <translation>Vous n’avez pas le droit de lire le fichier {name} : changez ses permissions ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The file {name} cannot be opened ({reason}): choose another.</source>
            <translation>Le fichier {name} ne peut pas être ouvert ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} is a folder: choose a file in it.</source>
            <translation>{name} est un dossier : choisissez un fichier dedans.</translation>
        </message>
        <message>
            <source>{name} is not an ordinary file: choose another.</source>
            <translation>{name} n’est pas un fichier ordinaire : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The file {name} is empty: choose another.</source>
            <translation>Le fichier {name} est vide : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} is not an ordinary file: choose another name to save to.</source>
            <translation>{name} n’est pas un fichier ordinaire : choisissez un autre nom pour enregistrer.</translation>
        </message>
        <message>
            <source>There is no folder to write {name} in: make it first or choose another.</source>
            <translation>Le dossier de {name} n’existe pas : créez-le d’abord ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The file {name} may not be written: choose another folder or name.</source>
            <translation>Vous n’avez pas le droit d’écrire le fichier {name} : choisissez un autre dossier ou un autre nom.</translation>
        </message>
        <message>
            <source>The file {name} cannot be written ({reason}): choose another folder.</source>
            <translation>Le fichier {name} ne peut pas être écrit ({reason}) : choisissez un autre dossier.</translation>
        </message>
        <message>
            <source>There is no other photo in this folder any more.</source>
            <translation>Il n’y a plus d’autre photo dans ce dossier.</translation>
        </message>
        <message>
            <source>There is not enough memory to open {name}: close other programs.</source>
            <translation>Il n’y a pas assez de mémoire pour ouvrir {name} : fermez d’autres programmes.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read ({reason}): get another copy.</source>
            <translation>Le fichier {name} ne peut pas être lu ({reason}) : procurez-vous une autre copie.</translation>
        </message>
        <message>
            <source>The file {name} is over {limit} MB of text: save the numbers as .npy.</source>
            <translation>Le fichier {name} dépasse {limit} Mo de texte : enregistrez les nombres en .npy.</translation>
        </message>
        <message>
            <source>The file {name} is not a grid of numbers: save one array as .npy or rows of numbers as .csv.</source>
            <translation>Le fichier {name} n’est pas une grille de nombres : enregistrez un tableau en .npy ou des lignes de nombres en .csv.</translation>
        </message>
        <message>
            <source>Row {row}, column {column} of {name} is not finite or too large for float32: correct it.</source>
            <translation>Ligne {row}, colonne {column} de {name} : le nombre n’est pas fini ou trop grand pour float32 ; corrigez-le.</translation>
        </message>
        <message>
            <source>A bracket is missing: every {opening} needs its {closing}.</source>
            <translation>Il manque un crochet ou une parenthèse : chaque {opening} a besoin de son {closing}.</translation>
        </message>
        <message>
            <source>“{text}” beside the numbers is not understood; paste only the numbers with their brackets.</source>
            <translation>« {text} » à côté des nombres n’est pas compris ; collez seulement les nombres avec leurs crochets.</translation>
        </message>
        <message>
            <source>These are {count} filters; paste one at a time.</source>
            <translation>Ce sont {count} filtres ; collez-en un à la fois.</translation>
        </message>
        <message>
            <source>Brackets and numbers are mixed up near “{text}”; give every row its brackets.</source>
            <translation>Crochets et nombres sont mêlés près de « {text} » ; donnez ses crochets à chaque ligne.</translation>
        </message>
        <message>
            <source>The filter has no slices; it needs at least one kernel.</source>
            <translation>Le filtre n’a pas de tranche ; il lui faut au moins un noyau.</translation>
        </message>
        <message>
            <source>The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1.</source>
            <translation>Le noyau est vide ; écrivez des nombres tels que 1,0,-1/1,0,-1/1,0,-1.</translation>
        </message>
        <message>
            <source>Row {row} is not as long as row 1, {count} against {first}; every row needs as many numbers.</source>
            <translation>La ligne {row} n’est pas aussi longue que la ligne 1, {count} contre {first} ; il faut autant de nombres à chaque ligne.</translation>
        </message>
        <message>
            <source>The kernel is {rows}×{columns}; {most}×{most} is the largest possible.</source>
            <translation>Le noyau est de {rows}×{columns} ; {most}×{most} est le plus grand possible.</translation>
        </message>
        <message>
            <source>Slice {slice} is {rows}×{columns} but slice 1 is {first_rows}×{first_columns}; all slices of a filter need the same shape.</source>
            <translation>La tranche {slice} est de {rows}×{columns} mais la tranche 1 de {first_rows}×{first_columns} ; toutes les tranches d’un filtre doivent avoir la même forme.</translation>
        </message>
        <message>
            <source>“{text}” in row {row}, column {column} of slice {slice} cannot be used; a kernel holds finite numbers from −1e30 to 1e30.</source>
            <translation>« {text} », ligne {row}, colonne {column} de la tranche {slice}, ne convient pas ; un noyau contient des nombres finis de −1e30 à 1e30.</translation>
        </message>
        <message>
            <source>The text is too long for a kernel; paste only its numbers.</source>
            <translation>Le texte est trop long pour un noyau ; collez seulement ses nombres.</translation>
        </message>
        <message>
            <source>In one line a / begins a new row; write fractions in brackets, [1/9, 1/9], or 1/9*1,1/1,1.</source>
            <translation>Sur une seule ligne, / commence une nouvelle ligne du noyau ; écrivez les fractions entre crochets, [1/9, 1/9], ou 1/9*1,1/1,1.</translation>
        </message>
        <message>
            <source>A number is missing in row {row}, column {column} of slice {slice}.</source>
            <translation>Il manque un nombre ligne {row}, colonne {column} de la tranche {slice}.</translation>
        </message>
        <message>
            <source>“{text}” in row {row}, column {column} of slice {slice} is not a number such as 1, -0.5 or 2e-3.</source>
            <translation>« {text} », ligne {row}, colonne {column} de la tranche {slice}, n’est pas un nombre tel que 1, -0.5 ou 2e-3.</translation>
        </message>
        <message>
            <source>Row {row}, “{text}”, can be read in two ways; write decimals with a point, one row a line, and the same sign between all numbers.</source>
            <translation>La ligne {row}, « {text} », peut se lire de deux façons ; écrivez les décimales avec un point, une ligne du noyau par ligne, et le même signe entre tous les nombres.</translation>
        </message>
        <message>
            <source>There is no kernel named “{name}”; did you mean {near}?</source>
            <translation>Il n’y a pas de noyau nommé « {name} » ; vouliez-vous dire {near} ?</translation>
        </message>
        <message>
            <source>There is no kernel named “{name}”; “cnngui kernels” lists them all, and numbers such as 1,0,-1 will do.</source>
            <translation>Il n’y a pas de noyau nommé « {name} » ; « cnngui kernels » les liste tous, et des nombres tels que 1,0,-1 conviennent.</translation>
        </message>
        <message>
            <source>The bias is {bias}; it must be a finite number from −1e30 to 1e30.</source>
            <translation>Le biais est {bias} ; il faut un nombre fini de −1e30 à 1e30.</translation>
        </message>
        <message>
            <source>The filter has {depth} slices but the input has {channels} channels; give one slice, or one for each channel.</source>
            <translation>Le filtre a {depth} tranches mais l’entrée a {channels} canaux ; donnez une seule tranche, ou une par canal.</translation>
        </message>
        <message>
            <source>A kernel cannot be {rows}×{columns}; 1×1 to {most}×{most} is possible.</source>
            <translation>Un noyau ne peut pas être de {rows}×{columns} ; de 1×1 à {most}×{most}, c’est possible.</translation>
        </message>
        <message>
            <source>The file {name} is damaged or incomplete: get another copy.</source>
            <translation>Le fichier {name} est abîmé ou incomplet : procurez-vous une autre copie.</translation>
        </message>
        <message>
            <source>The array in {name} holds {dtype}, not real numbers: save it as float32.</source>
            <translation>Le tableau dans {name} contient des {dtype}, pas des nombres réels : enregistrez-le en float32.</translation>
        </message>
        <message>
            <source>The array in {name} has the shape {shape}: a grid is (rows, columns) or (rows, columns, channels).</source>
            <translation>Le tableau dans {name} a la forme {shape} : une grille est (lignes, colonnes) ou (lignes, colonnes, canaux).</translation>
        </message>
        <message>
            <source>The grid {name} has {count} numbers where {limit} are allowed: take a part of it.</source>
            <translation>La grille {name} a {count} nombres là où {limit} sont permis : prenez-en une partie.</translation>
        </message>
        <message>
            <source>The picture {name} is empty: choose another.</source>
            <translation>L’image {name} est vide : choisissez-en une autre.</translation>
        </message>
        <message>
            <source>{name} is no picture (shape {shape}, {dtype}): give rows of grey, RGB or RGBA bytes.</source>
            <translation>{name} n’est pas une image (forme {shape}, {dtype}) : donnez des lignes d’octets gris, RGB ou RGBA.</translation>
        </message>
        <message>
            <source>{name} is no name for a picture: end it in .png, .jpg, .webp or .tif.</source>
            <translation>{name} n’est pas un nom d’image : terminez-le par .png, .jpg, .webp ou .tif.</translation>
        </message>
        <message>
            <source>A {format} has at most {limit} pixels a side and {name} would have {longest}: save it as .png.</source>
            <translation>Le format {format} permet au plus {limit} pixels par côté et {name} en aurait {longest} : enregistrez en .png.</translation>
        </message>
        <message>
            <source>{name} is no name for a grid of numbers: end it in .npy or .csv.</source>
            <translation>{name} n’est pas un nom de grille de nombres : terminez-le par .npy ou .csv.</translation>
        </message>
        <message>
            <source>The numbers for {name} are not all finite: make the kernel's smaller.</source>
            <translation>Les nombres pour {name} ne sont pas tous finis : prenez-en de plus petits dans le noyau.</translation>
        </message>
        <message>
            <source>The {name} is {value}; it must be at least {low}.</source>
            <translation>Valeur de « {name} » : {value} ; il faut au moins {low}.</translation>
        </message>
        <message>
            <source>The window needs {window} pixels but the padded input has only {padded}. Take a smaller kernel or pool, more padding, or a larger photo.</source>
            <translation>La fenêtre a besoin de {window} pixels mais l’entrée, remplissage compris, n’en a que {padded}. Prenez un noyau ou un sous-échantillonnage plus petit, plus de remplissage, ou une photo plus grande.</translation>
        </message>
        <message>
            <source>No camera was found: connect one, or allow this program to use it in the system's settings.</source>
            <translation>Aucune caméra trouvée : branchez-en une, ou autorisez ce programme à l’utiliser dans les réglages du système.</translation>
        </message>
        <message>
            <source>There is no camera {index}: connect it or choose another.</source>
            <translation>Il n’y a pas de caméra {index} : branchez-la ou choisissez-en une autre.</translation>
        </message>
        <message>
            <source>Camera {index} gives no picture: close other programs that use it, or allow this one to use it.</source>
            <translation>La caméra {index} ne donne aucune image : fermez les autres programmes qui l’utilisent, ou autorisez celui-ci.</translation>
        </message>
        <message>
            <source>Camera {index} gives no more pictures: check its cable and start it again.</source>
            <translation>La caméra {index} ne donne plus d’images : vérifiez son câble et relancez-la.</translation>
        </message>
        <message>
            <source>The file {name} is no video that can be read: choose another.</source>
            <translation>Le fichier {name} n’est pas une vidéo lisible : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The video {name} has no picture that can be read: choose another.</source>
            <translation>La vidéo {name} n’a aucune image lisible : choisissez-en une autre.</translation>
        </message>
        <message>
            <source>length</source>
            <translation>longueur</translation>
        </message>
        <message>
            <source>size</source>
            <translation>taille</translation>
        </message>
        <message>
            <source>padding</source>
            <translation>remplissage</translation>
        </message>
        <message>
            <source>stride</source>
            <translation>pas</translation>
        </message>
        <message>
            <source>dilation</source>
            <translation>dilatation</translation>
        </message>
        <message>
            <source>There is not enough memory for this. Take a smaller photo or working size.</source>
            <translation>Il n’y a pas assez de mémoire pour cela. Prenez une photo ou une taille de travail plus petite.</translation>
        </message>
        <message>
            <source>Something went wrong in the app itself. Nothing of yours was changed; Help › Report has the details.</source>
            <translation>Quelque chose s’est mal passé dans l’application elle-même. Rien de ce qui est à vous n’a changé ; les détails sont dans Aide › Rapport.</translation>
        </message>
        <message>
            <source>{name} does not tell how it was made: take a picture that was saved here.</source>
            <translation>{name} ne dit pas comment elle a été faite : prenez une image enregistrée ici.</translation>
        </message>
        <message>
            <source>The picture cannot be kept in {folder} ({reason}): save it, then open it.</source>
            <translation>L’image ne peut pas être gardée dans {folder} ({reason}) : enregistrez-la, puis ouvrez-la.</translation>
        </message>
        <message>
            <source>Nothing is painted yet: paint where the style goes, or choose everywhere.</source>
            <translation>Rien n’est encore peint : peignez là où va le style, ou choisissez partout.</translation>
        </message>
        <message>
            <source>The settings in {path} cannot be read. The app starts with its own.</source>
            <translation>Les réglages dans {path} ne peuvent pas être lus. L’application démarre avec les siens.</translation>
        </message>
        <message>
            <source>The settings were broken. The app starts with its own; the old file is kept as {path}.</source>
            <translation>Les réglages étaient abîmés. L’application démarre avec les siens ; l’ancien fichier est gardé sous le nom {path}.</translation>
        </message>
        <message>
            <source>The settings cannot be kept in {path} ({reason}). They hold until you close the app.</source>
            <translation>Les réglages ne peuvent pas être gardés dans {path} ({reason}). Ils valent jusqu’à la fermeture de l’application.</translation>
        </message>
        <message>
            <source>The lab {name} did not come to rest within a minute.</source>
            <translation>L’atelier {name} n’a pas fini en une minute.</translation>
        </message>
        <message>
            <source>The picture {path} cannot be written. Choose another folder.</source>
            <translation>L’image {path} ne peut pas être écrite. Choisissez un autre dossier.</translation>
        </message>
        <message>
            <source>The clipboard holds {count} slices but the filter has {depth}; copy one slice or {depth}.</source>
            <translation>Le presse-papiers contient {count} tranches mais le filtre en a {depth} ; copiez une tranche, ou {depth}.</translation>
        </message>
        <message>
            <source>“{text}” is not a number. Type one such as -1, 0.5 or 1/9; the old one is kept.</source>
            <translation>« {text} » n’est pas un nombre. Tapez-en un tel que -1, 0,5 ou 1/9 ; l’ancien est gardé.</translation>
        </message>
        <message>
            <source>“{text}” is too large. Type one up to 1e30; the old one is kept.</source>
            <translation>« {text} » est trop grand. Tapez un nombre jusqu’à 1e30 ; l’ancien est gardé.</translation>
        </message>
        <message>
            <source>{network} has no layer {layer}: take one from {first} to {last}.</source>
            <translation>{network} n’a pas de couche {layer} : prenez-en une de {first} à {last}.</translation>
        </message>
        <message>
            <source>The networks need PyTorch. {reason}</source>
            <translation>Les réseaux ont besoin de PyTorch. {reason}</translation>
        </message>
        <message>
            <source>The device {name} cannot be used. {reason}</source>
            <translation>L’appareil {name} ne peut pas être utilisé. {reason}</translation>
        </message>
        <message>
            <source>There is no device {name} here: choose one of {names}.</source>
            <translation>Il n’y a pas d’appareil {name} ici : choisissez parmi {names}.</translation>
        </message>
        <message>
            <source>{name} is damaged or another file, because its SHA-256 is wrong: import it again, or install CNNGUI again if it came along.</source>
            <translation>{name} est abîmé ou est un autre fichier, car son SHA-256 est faux : importez-le de nouveau, ou réinstallez CNNGUI s’il en faisait partie.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read to its end ({reason}): try again.</source>
            <translation>Le fichier {name} ne peut pas être lu jusqu’au bout ({reason}) : réessayez.</translation>
        </message>
        <message>
            <source>{name} cannot be read without PyTorch: cnngui doctor says what to do.</source>
            <translation>{name} ne peut pas être lu sans PyTorch : cnngui doctor dit que faire.</translation>
        </message>
        <message>
            <source>{name} holds another network, because its {tensor} is {found} and not {wanted}: choose another file.</source>
            <translation>{name} contient un autre réseau, car son {tensor} est {found} et non {wanted} : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>The numbers of {tensor} in {name} are neither float32 nor float16: choose another file.</source>
            <translation>Les nombres de {tensor} dans {name} ne sont ni float32 ni float16 : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>{tensor} in {name} holds numbers that are not finite: import it again, or choose another file.</source>
            <translation>{tensor} dans {name} contient des nombres qui ne sont pas finis : importez-le de nouveau, ou choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>{name} holds another network, without {tensor}: choose another file.</source>
            <translation>{name} contient un autre réseau, sans {tensor} : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>{name} is not a whole file of tensors, and nothing in it was run: import it again, or install CNNGUI again if it came along.</source>
            <translation>{name} n’est pas un fichier de tenseurs entier, et rien n’en a été exécuté : importez-le de nouveau, ou réinstallez CNNGUI s’il en faisait partie.</translation>
        </message>
        <message>
            <source>The folder {name} holds no weights file that CNNGUI knows: cnngui weights lists them.</source>
            <translation>Le dossier {name} ne contient aucun fichier de poids que CNNGUI connaisse : cnngui weights les énumère.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be read ({reason}): choose another.</source>
            <translation>Le dossier {name} ne peut pas être lu ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be made ({reason}): set CNNGUI_DATA_DIR to one that can be written.</source>
            <translation>Le dossier {name} ne peut pas être créé ({reason}) : donnez à CNNGUI_DATA_DIR un dossier où l’on peut écrire.</translation>
        </message>
        <message>
            <source>{name} has {found} bytes and not {bytes}: import it again, or install CNNGUI again if it came along.</source>
            <translation>{name} a {found} octets et non {bytes} : importez-le de nouveau, ou réinstallez CNNGUI s’il en faisait partie.</translation>
        </message>
        <message>
            <source>{name} is none of the weights files that CNNGUI knows: cnngui weights lists them.</source>
            <translation>{name} n’est aucun des fichiers de poids que CNNGUI connaît : cnngui weights les énumère.</translation>
        </message>
        <message>
            <source>The weights {name} are not here: bring them in with cnngui weights import.</source>
            <translation>Les poids {name} ne sont pas ici : apportez-les avec cnngui weights import.</translation>
        </message>
        <message>
            <source>The weights {name}, which come with CNNGUI, are gone: install it again.</source>
            <translation>Les poids {name}, fournis avec CNNGUI, ont disparu : réinstallez-le.</translation>
        </message>
        <message>
            <source>{name} is no name for feature maps: end it in .npy, .npz, .png, .jpg, .webp or .tif.</source>
            <translation>{name} n’est pas un nom pour des cartes de caractéristiques : terminez-le par .npy, .npz, .png, .jpg, .webp ou .tif.</translation>
        </message>
        <message>
            <source>A {suffix} holds one layer, not {count}: end {name} in .npz, which takes them all.</source>
            <translation>Un {suffix} contient une couche, pas {count} : terminez {name} par .npz, qui les prend toutes.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be written ({reason}): choose another.</source>
            <translation>Le dossier {name} ne peut pas être écrit ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The feature maps of {width} × {height} px need about {needed} GB of memory and {free} GB are free: choose a smaller size.</source>
            <translation>Les cartes de caractéristiques de {width} × {height} px demandent environ {needed} Go de mémoire et {free} Go sont libres : choisissez une taille plus petite.</translation>
        </message>
        <message>
            <source>There is not enough memory for the feature maps of {width} × {height} px: choose a smaller size.</source>
            <translation>Il n’y a pas assez de mémoire pour les cartes de caractéristiques de {width} × {height} px : choisissez une taille plus petite.</translation>
        </message>
        <message>
            <source>{name} cannot change while the picture grows: start anew with it.</source>
            <translation>{name} ne peut pas changer pendant que l’image naît : recommencez avec.</translation>
        </message>
        <message>
            <source>There is no style picture: give one.</source>
            <translation>Il n’y a pas d’image de style : donnez-en une.</translation>
        </message>
        <message>
            <source>The numbers went out of bounds again and again: take smaller weights or another device.</source>
            <translation>Les nombres ont débordé encore et encore : prenez des poids plus petits ou un autre appareil.</translation>
        </message>
        <message>
            <source>There is not enough memory even for a small picture: close other programs.</source>
            <translation>Il n’y a pas assez de mémoire même pour une petite image : fermez d’autres programmes.</translation>
        </message>
        <message>
            <source>Weights are 0 or more: a negative one has no best picture.</source>
            <translation>Les poids valent 0 ou plus : un poids négatif n’a pas de meilleure image.</translation>
        </message>
        <message>
            <source>No layer is on: give a weight above 0 to one of them.</source>
            <translation>Aucune couche n’est active : donnez à l’une un poids supérieur à 0.</translation>
        </message>
        <message>
            <source>The styles' shares are all 0: give one of them more.</source>
            <translation>Les parts des styles sont toutes à 0 : donnez-en plus à l’un.</translation>
        </message>
        <message>
            <source>The style's strength is {strength}: take a number from 0 to 1.</source>
            <translation>La force du style est {strength} : prenez un nombre de 0 à 1.</translation>
        </message>
        <message>
            <source>A picture of {size} px is too small for a style: take {least} px or more.</source>
            <translation>Une image de {size} px est trop petite pour un style : prenez {least} px ou plus.</translation>
        </message>
        <message>
            <source>A picture needs one step or more, and some time.</source>
            <translation>Une image demande une étape ou plus, et du temps.</translation>
        </message>
        <message>
            <source>The style picture's scale is {scale}: take a number from 0.1 to 10.</source>
            <translation>L’échelle de l’image de style est {scale} : prenez un nombre de 0,1 à 10.</translation>
        </message>
        <message>
            <source>{layer} cannot carry a style: take a layer from {first} to {last}.</source>
            <translation>{layer} ne peut pas porter un style : prenez une couche de {first} à {last}.</translation>
        </message>
        <message>
            <source>{layer} has no channel {channel}: take one from 0 to {last}.</source>
            <translation>{layer} n’a pas de canal {channel} : prenez-en un de 0 à {last}.</translation>
        </message>
        <message>
            <source>There is not enough memory for a picture of {size} px: close other programs or take {first}.</source>
            <translation>Il n’y a pas assez de mémoire pour une image de {size} px : fermez d’autres programmes ou prenez {first}.</translation>
        </message>
    </context>
    <context>
        <name>FeatureMaps</name>
        <message>
            <source>Map {name} before and after pooling</source>
            <translation>La carte {name} avant et après le sous-échantillonnage</translation>
        </message>
        <message>
            <source>{name} · {share} %</source>
            <translation>{name} · {share} %</translation>
        </message>
        <message>
            <source>Above: map {name} and its slice of the filter. Below: what it adds, and the sum so far. Click: go there.</source>
            <translation>En haut : la carte {name} et sa tranche du filtre. En bas : ce qu’elle ajoute, et la somme jusque-là. Clic : y aller.</translation>
        </message>
        <message>
            <source>sum + bias {bias}</source>
            <translation>somme + biais {bias}</translation>
        </message>
        <message>
            <source>The sum of all {count} and the bias; below, what ReLU leaves of it.</source>
            <translation>La somme des {count} et du biais ; en bas, ce qu’en laisse ReLU.</translation>
        </message>
        <message>
            <source>row {row}, column {column}</source>
            <translation>ligne {row}, colonne {column}</translation>
        </message>
        <message>
            <source>{value} at {where}. Click: go there.</source>
            <translation>{value} en {where}. Clic : y aller.</translation>
        </message>
        <message>
            <source>{value} at {where} of {photo}</source>
            <translation>{value} en {where} de {photo}</translation>
        </message>
        <message>
            <source>The unit sees rows {top} to {bottom} and columns {left} to {right} of the photo.</source>
            <translation>L’unité voit les lignes {top} à {bottom} et les colonnes {left} à {right} de la photo.</translation>
        </message>
        <message>
            <source>row {row}, column {column}: {value} · sees {rows} × {columns} px</source>
            <translation>ligne {row}, colonne {column} : {value} · voit {rows} × {columns} px</translation>
        </message>
        <message>
            <source>, {share} % of it padding</source>
            <translation>, dont {share} % de remplissage</translation>
        </message>
        <message>
            <source>{layer} · {shape} · receptive field {size} × {size} px</source>
            <translation>{layer} · {shape} · champ récepteur {size} × {size} px</translation>
        </message>
        <message>
            <source> · the largest of every 2 × 2 numbers</source>
            <translation> · le plus grand de chaque carré de 2 × 2 nombres</translation>
        </message>
        <message>
            <source> · {count} filters of {f} × {f} × {depth}</source>
            <translation> · {count} filtres de {f} × {f} × {depth}</translation>
        </message>
        <message>
            <source>{layer}: the photo is too small for it at this size.</source>
            <translation>{layer} : la photo est trop petite pour elle à cette taille.</translation>
        </message>
        <message>
            <source>{layer}: max pooling, every 2 × 2 numbers become one. {shape}</source>
            <translation>{layer} : sous-échantillonnage max, chaque carré de 2 × 2 nombres devient un nombre. {shape}</translation>
        </message>
        <message>
            <source>{layer}: {count} filters of 3 × 3 × {depth}, {parameters} parameters. {shape}</source>
            <translation>{layer} : {count} filtres de 3 × 3 × {depth}, {parameters} paramètres. {shape}</translation>
        </message>
        <message>
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <source>{width} × {height} px</source>
            <translation>{width} × {height} px</translation>
        </message>
        <message>
            <source>{count} of {count} maps</source>
            <translation>{count} cartes sur {count}</translation>
        </message>
        <message>
            <source> · before ReLU</source>
            <translation> · avant ReLU</translation>
        </message>
        <message>
            <source>Map {number} of {count}</source>
            <translation>Carte {number} sur {count}</translation>
        </message>
        <message>
            <source>Map {number} of {count}: up to {most}, {zeros} % zeros</source>
            <translation>Carte {number} sur {count} : jusqu’à {most}, {zeros} % de zéros</translation>
        </message>
        <message>
            <source>Point at a unit to see what it sees; click keeps it.</source>
            <translation>Pointez une unité pour voir ce qu’elle voit ; un clic la garde.</translation>
        </message>
        <message>
            <source>Here stands what a unit sees.</source>
            <translation>Ici se voit ce que voit une unité.</translation>
        </message>
    </context>
    <context>
        <name>FeatureMapsLab</name>
        <message>
            <source>Freeze the live picture</source>
            <translation>Figer l’image en direct</translation>
        </message>
        <message>
            <source>Click a unit on the large map first: the maps are sorted by what they say there.</source>
            <translation>Cliquez d’abord sur une unité de la grande carte : les cartes sont triées par leur valeur à cet endroit.</translation>
        </message>
        <message>
            <source>The network sees photos, and this is a grid of numbers. Open a photo.</source>
            <translation>Le réseau voit des photos, et ceci est une grille de nombres. Ouvrez une photo.</translation>
        </message>
        <message>
            <source>Stopped. The maps are still those of before.</source>
            <translation>Arrêté. Les cartes sont encore celles d’avant.</translation>
        </message>
        <message>
            <source>Compute</source>
            <translation>Calculer</translation>
        </message>
        <message>
            <source>automatic: {device}</source>
            <translation>automatique : {device}</translation>
        </message>
    </context>
    <context>
        <name>FeatureMapsPanel</name>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>Back to the first layer at 224 px. The photo and the pinned maps stay.</source>
            <translation>Revenir à la première couche à 224 px. La photo et les cartes épinglées restent.</translation>
        </message>
        <message>
            <source>full size</source>
            <translation>taille réelle</translation>
        </message>
        <message>
            <source>The shorter side at which the network sees the photo; 224 × 224 squeezes what is not square.</source>
            <translation>Le petit côté auquel le réseau voit la photo ; 224 × 224 déforme ce qui n’est pas carré.</translation>
        </message>
        <message>
            <source>Size for the network</source>
            <translation>Taille pour le réseau</translation>
        </message>
        <message>
            <source>Open a photo (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo (Ctrl+O) ; déposer et coller marchent aussi.</translation>
        </message>
        <message>
            <source>Where the network computes. Automatic takes the best device that works.</source>
            <translation>Où le réseau calcule. Automatique prend le meilleur appareil qui fonctionne.</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Appareil</translation>
        </message>
        <message>
            <source>by number</source>
            <translation>par numéro</translation>
        </message>
        <message>
            <source>largest mean first</source>
            <translation>plus grande moyenne d’abord</translation>
        </message>
        <message>
            <source>strongest first</source>
            <translation>la plus forte d’abord</translation>
        </message>
        <message>
            <source>most zeros first</source>
            <translation>le plus de zéros d’abord</translation>
        </message>
        <message>
            <source>strongest here first</source>
            <translation>la plus forte ici d’abord</translation>
        </message>
        <message>
            <source>Order of the maps. Here: at the unit that you clicked on the large map.</source>
            <translation>Ordre des cartes. Ici : à l’unité cliquée sur la grande carte.</translation>
        </message>
        <message>
            <source>before ReLU</source>
            <translation>avant ReLU</translation>
        </message>
        <message>
            <source>Show negative numbers too, as they are before ReLU makes them 0.</source>
            <translation>Montrer aussi les nombres négatifs, tels qu’avant que ReLU les mette à 0.</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Ordre</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Épingler</translation>
        </message>
        <message>
            <source>Keep this map among the favourites (P in the mosaic).</source>
            <translation>Garder cette carte parmi les favorites (P dans la mosaïque).</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favorites</translation>
        </message>
        <message>
            <source>Pinned maps; choose one to go there.</source>
            <translation>Cartes épinglées ; choisissez-en une pour y aller.</translation>
        </message>
        <message>
            <source>smallest</source>
            <translation>minimum</translation>
        </message>
        <message>
            <source>largest</source>
            <translation>maximum</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>zéros</translation>
        </message>
        <message>
            <source>Distribution of the map's numbers</source>
            <translation>Répartition des nombres de la carte</translation>
        </message>
        <message>
            <source>What the unit sees</source>
            <translation>Ce que voit l’unité</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>A camera, or a video file.</source>
            <translation>Une caméra, ou un fichier vidéo.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Figer</translation>
        </message>
        <message>
            <source>Stop, and take this picture as the photo of all labs (F).</source>
            <translation>Arrêter, et prendre cette image comme photo de tous les ateliers (F).</translation>
        </message>
        <message>
            <source>Map…</source>
            <translation>Carte…</translation>
        </message>
        <message>
            <source>The large map: its colours, or its numbers.</source>
            <translation>La grande carte : ses couleurs, ou ses nombres.</translation>
        </message>
        <message>
            <source>Mosaic…</source>
            <translation>Mosaïque…</translation>
        </message>
        <message>
            <source>All maps of the layer, a pixel a number.</source>
            <translation>Toutes les cartes de la couche, un pixel par nombre.</translation>
        </message>
        <message>
            <source>Layers…</source>
            <translation>Couches…</translation>
        </message>
        <message>
            <source>The numbers of all layers.</source>
            <translation>Les nombres de toutes les couches.</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>sur {count}</translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>Détacher</translation>
        </message>
        <message>
            <source>Favourites: {count}</source>
            <translation>Favorites : {count}</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
    </context>
    <context>
        <name>FeatureMapsView</name>
        <message>
            <source>Layers of the network</source>
            <translation>Couches du réseau</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>All maps of the layer</source>
            <translation>Toutes les cartes de la couche</translation>
        </message>
        <message>
            <source>Map over the photo</source>
            <translation>Carte sur la photo</translation>
        </message>
        <message>
            <source>Colour scale</source>
            <translation>Échelle de couleurs</translation>
        </message>
        <message>
            <source>each map</source>
            <translation>chaque carte</translation>
        </message>
        <message>
            <source>The scale of every map ends at its own largest number.</source>
            <translation>L’échelle de chaque carte s’arrête à son plus grand nombre.</translation>
        </message>
        <message>
            <source>all the same</source>
            <translation>toutes pareil</translation>
        </message>
        <message>
            <source>One scale for all maps of the layer.</source>
            <translation>Une seule échelle pour toutes les cartes de la couche.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Échelle</translation>
        </message>
        <message>
            <source>Share of the photo</source>
            <translation>Part de la photo</translation>
        </message>
        <message>
            <source>How much of the photo is seen through the map.</source>
            <translation>Combien on voit de la photo à travers la carte.</translation>
        </message>
        <message>
            <source>map</source>
            <translation>carte</translation>
        </message>
    </context>
    <context>
        <name>FilterSlices</name>
        <message>
            <source>The filter as colours: red, green and blue of each pixel together; grey is 0</source>
            <translation>Le filtre en couleurs : rouge, vert et bleu de chaque pixel ensemble ; le gris est 0</translation>
        </message>
        <message>
            <source>Red slice</source>
            <translation>Tranche rouge</translation>
        </message>
        <message>
            <source>Green slice</source>
            <translation>Tranche verte</translation>
        </message>
        <message>
            <source>Blue slice</source>
            <translation>Tranche bleue</translation>
        </message>
        <message>
            <source>{name}: norm {norm}</source>
            <translation>{name} : norme {norm}</translation>
        </message>
        <message>
            <source>Slice for map {channel} of {count}: norm {norm}</source>
            <translation>Tranche pour la carte {channel} sur {count} : norme {norm}</translation>
        </message>
        <message>
            <source>{count} slices, strongest first</source>
            <translation>{count} tranches, la plus forte d’abord</translation>
        </message>
        <message>
            <source>slice {place} of {count}: map {channel}, norm {norm}</source>
            <translation>tranche {place} sur {count} : carte {channel}, norme {norm}</translation>
        </message>
        <message>
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <source>RGB</source>
            <translation>RVB</translation>
        </message>
    </context>
    <context>
        <name>Filters</name>
        <message>
            <source>R</source>
            <translation>R</translation>
        </message>
        <message>
            <source>G</source>
            <translation>V</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>ch. {number}</source>
            <translation>can. {number}</translation>
        </message>
        <message>
            <source>own kernel</source>
            <translation>noyau personnel</translation>
        </message>
        <message>
            <source>&amp;Kernel</source>
            <translation>&amp;Noyau</translation>
        </message>
        <message>
            <source>Response {shape} · {low} to {high}</source>
            <translation>Réponse {shape} · de {low} à {high}</translation>
        </message>
        <message>
            <source>Responses of layer {layer}: {number} of {count}</source>
            <translation>Réponses de la couche {layer} : {number} sur {count}</translation>
        </message>
        <message>
            <source>Grid · {shape}</source>
            <translation>Grille · {shape}</translation>
        </message>
        <message>
            <source> · channel {number} of {count}</source>
            <translation> · canal {number} sur {count}</translation>
        </message>
        <message>
            <source>Photo in grey · {width} × {height} px</source>
            <translation>Photo en gris · {width} × {height} px</translation>
        </message>
        <message>
            <source>Photo · {width} × {height} px</source>
            <translation>Photo · {width} × {height} px</translation>
        </message>
    </context>
    <context>
        <name>FiltersLab</name>
        <message>
            <source>The chain is too large for this photo: padding keeps the size and nothing is pooled.</source>
            <translation>La chaîne est trop grande pour cette photo : le remplissage garde la taille et rien n’est sous-échantillonné.</translation>
        </message>
        <message>
            <source>Stopped. The picture is still that of the settings before.</source>
            <translation>Arrêté. L’image est encore celle des réglages d’avant.</translation>
        </message>
        <message>
            <source>Compute</source>
            <translation>Calculer</translation>
        </message>
    </context>
    <context>
        <name>FiltersPanel</name>
        <message>
            <source>Sliding</source>
            <translation>Pas et remplissage</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Sous-échantillonnage (pooling)</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>Back to one vertical-edge filter on the grey photo. The photo stays.</source>
            <translation>Retour à un seul filtre de contour vertical sur la photo en gris. La photo reste.</translation>
        </message>
        <message>
            <source>full size</source>
            <translation>taille réelle</translation>
        </message>
        <message>
            <source>The longer side at which filters work: a 3×3 edge cannot be seen on a large photo shown small.</source>
            <translation>Le grand côté de la photo que voient les filtres : un contour de 3×3 est invisible sur une grande photo montrée en petit.</translation>
        </message>
        <message>
            <source>Working size</source>
            <translation>Taille de travail</translation>
        </message>
        <message>
            <source>Open a photo or a grid of numbers (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo ou une grille de nombres (Ctrl+O) ; déposer et coller marchent aussi.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Add a layer; its filters see all channels of the one before.</source>
            <translation>Ajouter une couche ; ses filtres voient tous les canaux de la précédente.</translation>
        </message>
        <message>
            <source>Take the last layer away.</source>
            <translation>Enlever la dernière couche.</translation>
        </message>
        <message>
            <source>own slice for each channel</source>
            <translation>une tranche propre à chaque canal</translation>
        </message>
        <message>
            <source>Edit one kernel for each channel; otherwise one kernel serves them all.</source>
            <translation>Modifier un noyau par canal ; sinon un seul noyau sert à tous.</translation>
        </message>
        <message>
            <source>The filter sees</source>
            <translation>Le filtre voit</translation>
        </message>
        <message>
            <source>each channel</source>
            <translation>chaque canal</translation>
        </message>
        <message>
            <source>Three slices, three products, one sum, as a CNN does.</source>
            <translation>Trois tranches, trois produits, une somme, comme dans un CNN.</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>gris</translation>
        </message>
        <message>
            <source>One channel: 0.299 R + 0.587 G + 0.114 B.</source>
            <translation>Un canal : 0,299 R + 0,587 G + 0,114 B.</translation>
        </message>
        <message>
            <source>Red, green and blue apart: three responses.</source>
            <translation>Rouge, vert et bleu à part : trois réponses.</translation>
        </message>
        <message>
            <source>RGB sum</source>
            <translation>somme RVB</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>One channel: the mean of all.</source>
            <translation>Un seul canal : la moyenne de tous.</translation>
        </message>
        <message>
            <source>Every channel apart: one response each.</source>
            <translation>Chaque canal à part : une réponse par canal.</translation>
        </message>
        <message>
            <source>sum</source>
            <translation>somme</translation>
        </message>
        <message>
            <source>One slice for each channel, one sum of all products.</source>
            <translation>Une tranche par canal, une seule somme de tous les produits.</translation>
        </message>
        <message>
            <source>Filter in the editor</source>
            <translation>Filtre dans l’éditeur</translation>
        </message>
        <message>
            <source>Add a filter: one more channel of the response.</source>
            <translation>Ajouter un filtre : un canal de plus dans la réponse.</translation>
        </message>
        <message>
            <source>Take this filter away.</source>
            <translation>Enlever ce filtre.</translation>
        </message>
        <message>
            <source>One number added to every sum of this filter.</source>
            <translation>Un nombre ajouté à chaque somme de ce filtre.</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>Biais</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>Negative numbers become 0: max(x, 0).</source>
            <translation>Les nombres négatifs deviennent 0 : max(x, 0).</translation>
        </message>
        <message>
            <source>Padding</source>
            <translation>Remplissage</translation>
        </message>
        <message>
            <source>same size</source>
            <translation>même taille</translation>
        </message>
        <message>
            <source>As much padding as keeps the size at stride 1.</source>
            <translation>Juste assez de remplissage pour garder la taille au pas de 1.</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>zéros</translation>
        </message>
        <message>
            <source>edge pixel</source>
            <translation>pixel du bord</translation>
        </message>
        <message>
            <source>mirrored</source>
            <translation>symétrie</translation>
        </message>
        <message>
            <source>other side</source>
            <translation>bord opposé</translation>
        </message>
        <message>
            <source>What stands in the padding.</source>
            <translation>Ce qu’il y a dans le remplissage.</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Pas</translation>
        </message>
        <message>
            <source>Dilation</source>
            <translation>Dilatation</translation>
        </message>
        <message>
            <source>true convolution</source>
            <translation>vraie convolution</translation>
        </message>
        <message>
            <source>Turn the kernel by 180° first. CNNs do not: what they compute is cross-correlation.</source>
            <translation>Pivoter d’abord le noyau de 180°. Les CNN ne le font pas : ils calculent une corrélation croisée.</translation>
        </message>
        <message>
            <source>Border</source>
            <translation>Bordure</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>max</source>
            <translation>max</translation>
        </message>
        <message>
            <source>The largest number of every window.</source>
            <translation>Le plus grand nombre de chaque fenêtre.</translation>
        </message>
        <message>
            <source>average</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>The mean of every window.</source>
            <translation>La moyenne de chaque fenêtre.</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenêtre</translation>
        </message>
        <message>
            <source>Pixels added on each side, p. Rows: {formula}.</source>
            <translation>Pixels ajoutés de chaque côté (padding), p. Lignes : {formula}.</translation>
        </message>
        <message>
            <source>Pixels from one window to the next, s. Rows: {formula}.</source>
            <translation>Pixels d’une fenêtre à la suivante (stride), s. Lignes : {formula}.</translation>
        </message>
        <message>
            <source>Pixels from one number of the kernel to the next, d. It spans d·(f − 1) + 1 = {window} px.</source>
            <translation>Pixels d’un nombre du noyau au suivant, d. Il couvre d·(f − 1) + 1 = {window} px.</translation>
        </message>
        <message>
            <source>no pooling</source>
            <translation>sans sous-échantillonnage</translation>
        </message>
        <message>
            <source>Rows and columns that become one number, f. Rows: {formula}.</source>
            <translation>Lignes et colonnes qui deviennent un seul nombre, f. Lignes : {formula}.</translation>
        </message>
        <message>
            <source>Pixels from one pool to the next, s. Rows: {formula}.</source>
            <translation>Pixels d’une fenêtre à la suivante (stride), s. Lignes : {formula}.</translation>
        </message>
    </context>
    <context>
        <name>FiltersView</name>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>Sizes</source>
            <translation>Tailles</translation>
        </message>
        <message>
            <source>Responses</source>
            <translation>Réponses</translation>
        </message>
        <message>
            <source>Colour scale</source>
            <translation>Échelle de couleurs</translation>
        </message>
        <message>
            <source>this</source>
            <translation>celle-ci</translation>
        </message>
        <message>
            <source>The scale ends at the largest number of this response.</source>
            <translation>L’échelle s’arrête au plus grand nombre de cette réponse.</translation>
        </message>
        <message>
            <source>all the same</source>
            <translation>toutes</translation>
        </message>
        <message>
            <source>One scale for all responses of the layer.</source>
            <translation>Une échelle pour toutes les réponses de la couche.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Échelle</translation>
        </message>
        <message>
            <source>whole range</source>
            <translation>tout l’intervalle</translation>
        </message>
        <message>
            <source>Let the scale reach to the largest number; otherwise the rarest 2 % lie beyond its ends.</source>
            <translation>Étendre l’échelle jusqu’au plus grand nombre ; sinon les 2 % les plus rares dépassent ses extrémités.</translation>
        </message>
        <message>
            <source>Point at a pixel of the response to see the sum behind it. Click keeps it, arrow keys move it.</source>
            <translation>Pointez un pixel de la réponse pour voir sa somme. Un clic le garde, les flèches le déplacent.</translation>
        </message>
        <message>
            <source>Arithmetic</source>
            <translation>Calcul</translation>
        </message>
    </context>
    <context>
        <name>HelpDialog</name>
        <message>
            <source>Tab, Shift+Tab</source>
            <translation>Tab, Maj+Tab</translation>
        </message>
        <message>
            <source>Next, previous control</source>
            <translation>Commande suivante, précédente</translation>
        </message>
        <message>
            <source>Arrow keys</source>
            <translation>Flèches</translation>
        </message>
        <message>
            <source>Move: pixel, cell, choice, lab</source>
            <translation>Se déplacer : pixel, case, choix, atelier</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>On a picture: flip before and after</source>
            <translation>Sur une image : basculer entre avant et après</translation>
        </message>
        <message>
            <source>+, -, 0</source>
            <translation>+, -, 0</translation>
        </message>
        <message>
            <source>On a picture: closer, farther, all of it</source>
            <translation>Sur une image : plus près, plus loin, tout entière</translation>
        </message>
        <message>
            <source>Shift+arrow keys</source>
            <translation>Maj+flèches</translation>
        </message>
        <message>
            <source>On a picture: ten pixels</source>
            <translation>Sur une image : dix pixels</translation>
        </message>
        <message>
            <source>Ctrl+Up, Ctrl+Down</source>
            <translation>Ctrl+Haut, Ctrl+Bas</translation>
        </message>
        <message>
            <source>In a kernel: add or take 1</source>
            <translation>Dans un noyau : ajouter ou retrancher 1</translation>
        </message>
        <message>
            <source>Shift+Up, Shift+Down</source>
            <translation>Maj+Haut, Maj+Bas</translation>
        </message>
        <message>
            <source>In a kernel: 0.1</source>
            <translation>Dans un noyau : 0,1</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Leave projector mode</source>
            <translation>Quitter le mode projecteur</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Aide</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Copier le rapport</translation>
        </message>
        <message>
            <source>Trying the devices</source>
            <translation>Essai des appareils de calcul</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
    </context>
    <context>
        <name>Histogram</name>
        <message>
            <source>all are 0</source>
            <translation>tous valent 0</translation>
        </message>
        <message>
            <source>none are 0</source>
            <translation>aucun ne vaut 0</translation>
        </message>
        <message>
            <source>less than 1 % are 0</source>
            <translation>moins de 1 % valent 0</translation>
        </message>
        <message>
            <source>more than 99 % are 0</source>
            <translation>plus de 99 % valent 0</translation>
        </message>
        <message>
            <source>{share} % are 0</source>
            <translation>{share} % valent 0</translation>
        </message>
        <message>
            <source>all are {value}</source>
            <translation>tous valent {value}</translation>
        </message>
        <message>
            <source>from {low} to {high}</source>
            <translation>de {low} à {high}</translation>
        </message>
        <message>
            <source>the most common ones lie between {low} and {high}</source>
            <translation>les plus fréquents sont entre {low} et {high}</translation>
        </message>
        <message>
            <source>the most common others lie between {low} and {high}</source>
            <translation>les autres plus fréquents sont entre {low} et {high}</translation>
        </message>
        <message>
            <source>The higher a bar, the more numbers of the map lie there.</source>
            <translation>Plus une barre est haute, plus il y a de nombres de la carte à cet endroit.</translation>
        </message>
        <message>
            <source>The bar of the zeros is cut off, so that the others can be seen.</source>
            <translation>La barre des zéros est coupée, pour que l’on voie les autres.</translation>
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>Work under way</source>
            <translation>Travail en cours</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Prêt</translation>
        </message>
        <message>
            <source>about {seconds} s left</source>
            <translation>encore {seconds} s environ</translation>
        </message>
        <message>
            <source>about {minutes} min left</source>
            <translation>encore {minutes} min environ</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>et %n autre</numerusform>
                <numerusform>et %n autres</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>Go to where this was started</source>
            <translation>Aller là où cela a été lancé</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop: {title}</source>
            <translation>Arrêter : {title}</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>stopping…</source>
            <translation>arrêt…</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>en pause</translation>
        </message>
    </context>
    <context>
        <name>Keeper</name>
        <message>
            <source>Pictures (*.png *.jpg *.webp *.tiff)</source>
            <translation>Images (*.png *.jpg *.webp *.tiff)</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>Enregistrer l’image</translation>
        </message>
        <message>
            <source>Moving picture (*.gif)</source>
            <translation>Image animée (*.gif)</translation>
        </message>
        <message>
            <source>A folder of pictures (*)</source>
            <translation>Un dossier d’images (*)</translation>
        </message>
        <message>
            <source>Save how it grew</source>
            <translation>Enregistrer sa naissance</translation>
        </message>
        <message>
            <source>Pictures ({patterns});;All files (*)</source>
            <translation>Images ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Settings of a saved picture</source>
            <translation>Réglages d’une image enregistrée</translation>
        </message>
        <message>
            <source>Reading the settings of {name}</source>
            <translation>Lecture des réglages de {name}</translation>
        </message>
    </context>
    <context>
        <name>KernelEditor</name>
        <message>
            <source>Paste a kernel</source>
            <translation>Coller un noyau</translation>
        </message>
        <message>
            <source>Paste numbers from a table, a text, or NumPy or PyTorch code.</source>
            <translation>Coller des nombres d’un tableau, d’un texte, ou de code NumPy ou PyTorch.</translation>
        </message>
        <message>
            <source>Copy the filter</source>
            <translation>Copier le filtre</translation>
        </message>
        <message>
            <source>Copy the filter as a table, or as code that filters a photo.</source>
            <translation>Copier le filtre sous forme de tableau, ou de code qui filtre une photo.</translation>
        </message>
        <message>
            <source>Copied as {format}.</source>
            <translation>Copié au format {format}.</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Pivoter</translation>
        </message>
        <message>
            <source>Turn the kernel by 90° clockwise.</source>
            <translation>Pivoter le noyau de 90° dans le sens des aiguilles d’une montre.</translation>
        </message>
        <message>
            <source>Flip left and right</source>
            <translation>Retourner horizontalement</translation>
        </message>
        <message>
            <source>Swap the left and right columns of the kernel.</source>
            <translation>Échanger les colonnes de gauche et de droite du noyau.</translation>
        </message>
        <message>
            <source>Flip top and bottom</source>
            <translation>Retourner verticalement</translation>
        </message>
        <message>
            <source>Swap the top and bottom rows of the kernel.</source>
            <translation>Échanger les lignes du haut et du bas du noyau.</translation>
        </message>
        <message>
            <source>Negate</source>
            <translation>Changer le signe</translation>
        </message>
        <message>
            <source>Change the sign of every number, so that light and dark edges swap.</source>
            <translation>Changer le signe de chaque nombre : les contours clairs et sombres s’échangent.</translation>
        </message>
        <message>
            <source>Normalise</source>
            <translation>Normaliser</translation>
        </message>
        <message>
            <source>Divide by the sum, so that the numbers add up to 1 and the response stays as bright.</source>
            <translation>Diviser par la somme : leur somme vaut 1 et la réponse reste aussi claire.</translation>
        </message>
        <message>
            <source>Zero</source>
            <translation>Zéro</translation>
        </message>
        <message>
            <source>Set every number to 0, to begin anew.</source>
            <translation>Mettre chaque nombre à 0, pour repartir de rien.</translation>
        </message>
    </context>
    <context>
        <name>KernelGrid</name>
        <message>
            <source>Type a number, turn the wheel or drag sideways; Ctrl steps by 10, Shift by 0.1.</source>
            <translation>Tapez un nombre, tournez la molette ou glissez de côté ; Ctrl avance de 10, Maj de 0,1.</translation>
        </message>
    </context>
    <context>
        <name>KernelPicker</name>
        <message>
            <source>Choose one of the kernels that have a name.</source>
            <translation>Choisir un des noyaux qui ont un nom.</translation>
        </message>
        <message>
            <source>Own kernel</source>
            <translation>Noyau personnel</translation>
        </message>
        <message>
            <source>Kernel: {title}</source>
            <translation>Noyau : {title}</translation>
        </message>
    </context>
    <context>
        <name>KernelPopup</name>
        <message>
            <source>Named kernels</source>
            <translation>Noyaux nommés</translation>
        </message>
        <message>
            <source>Find a kernel</source>
            <translation>Trouver un noyau</translation>
        </message>
        <message>
            <source>No kernel is called so. Delete a few letters.</source>
            <translation>Aucun noyau ne s’appelle ainsi. Effacez quelques lettres.</translation>
        </message>
    </context>
    <context>
        <name>KernelSize</name>
        <message>
            <source>Any number of rows and columns, up to 15×15.</source>
            <translation>N’importe quel nombre de lignes et de colonnes, jusqu’à 15×15.</translation>
        </message>
        <message>
            <source>other</source>
            <translation>autre</translation>
        </message>
        <message>
            <source>Kernel size</source>
            <translation>Taille du noyau</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Lignes</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Colonnes</translation>
        </message>
    </context>
    <context>
        <name>KernelSlices</name>
        <message>
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <source>Red slice</source>
            <translation>Tranche rouge</translation>
        </message>
        <message>
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <source>Green slice</source>
            <translation>Tranche verte</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <source>Blue slice</source>
            <translation>Tranche bleue</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>Tranche</translation>
        </message>
        <message>
            <source> of {count}</source>
            <translation> sur {count}</translation>
        </message>
        <message>
            <source>slice</source>
            <translation>tranche</translation>
        </message>
        <message>
            <source>Which channel of the input this slice of the filter sees.</source>
            <translation>Quel canal de l’entrée cette tranche du filtre voit.</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>Noyau</translation>
        </message>
    </context>
    <context>
        <name>KernelView</name>
        <message>
            <source>{name}, row {row}, column {column}: {value}</source>
            <translation>{name}, ligne {row}, colonne {column} : {value}</translation>
        </message>
    </context>
    <context>
        <name>Labs</name>
        <message>
            <source>Filters</source>
            <translation>Filtres</translation>
        </message>
        <message>
            <source>Edit a filter by hand and see its response on the photo at once</source>
            <translation>Modifier un filtre à la main et voir aussitôt sa réponse sur la photo</translation>
        </message>
        <message>
            <source>Maps</source>
            <translation>Cartes</translation>
        </message>
        <message>
            <source>See every feature map of VGG-16 on the photo</source>
            <translation>Voir toutes les cartes de caractéristiques de VGG-16 sur la photo</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>Style</translation>
        </message>
        <message>
            <source>Give the photo the style of another picture, and watch it grow</source>
            <translation>Donner à la photo le style d’une autre image, et la regarder naître</translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message>
            <source>pasted</source>
            <translation>collée</translation>
        </message>
        <message>
            <source>Reading style pictures</source>
            <translation>Lecture des images de style</translation>
        </message>
    </context>
    <context>
        <name>LiveSource</name>
        <message>
            <source>Live pictures</source>
            <translation>Images en direct</translation>
        </message>
        <message>
            <source>starting…</source>
            <translation>démarrage…</translation>
        </message>
        <message>
            <source>Open a video</source>
            <translation>Ouvrir une vidéo</translation>
        </message>
        <message>
            <source>Videos ({patterns});;All files (*)</source>
            <translation>Vidéos ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>live picture</source>
            <translation>image en direct</translation>
        </message>
        <message>
            <source>{rate} pictures a second</source>
            <translation>{rate} images par seconde</translation>
        </message>
        <message>
            <source>camera {number}</source>
            <translation>caméra {number}</translation>
        </message>
        <message>
            <source>video file…</source>
            <translation>fichier vidéo…</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>That is no picture. Drop a picture file, or a picture itself.</source>
            <translation>Ce n’est pas une image. Déposez un fichier image, ou une image elle-même.</translation>
        </message>
    </context>
    <context>
        <name>MapMosaic</name>
        <message>
            <source>{count} maps; none is picked</source>
            <translation>{count} cartes ; aucune n’est choisie</translation>
        </message>
        <message>
            <source>{count} maps; map {number} is picked</source>
            <translation>{count} cartes ; la carte {number} est choisie</translation>
        </message>
        <message>
            <source>Map {number} of {count}</source>
            <translation>Carte {number} sur {count}</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>None yet</source>
            <translation>Aucune pour l’instant</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>Fermer ce message</translation>
        </message>
    </context>
    <context>
        <name>NetworkHub</name>
        <message>
            <source>Getting the network ready</source>
            <translation>Préparation du réseau</translation>
        </message>
    </context>
    <context>
        <name>NetworkStrip</name>
        <message>
            <source>No layer is picked</source>
            <translation>Aucune couche n’est choisie</translation>
        </message>
        <message>
            <source>{layer}, layer {place} of {count}</source>
            <translation>{layer}, couche {place} sur {count}</translation>
        </message>
    </context>
    <context>
        <name>Notes</name>
        <message>
            <source>Its 16 bits a channel were brought to 8.</source>
            <translation>Ses 16 bits par canal ont été ramenés à 8.</translation>
        </message>
        <message>
            <source>The file holds {count} pictures; this is the first.</source>
            <translation>Le fichier contient {count} images ; voici la première.</translation>
        </message>
        <message>
            <source>Its numbers from {low} to {high} were stretched to 0 to 255.</source>
            <translation>Ses nombres de {low} à {high} ont été étirés de 0 à 255.</translation>
        </message>
        <message>
            <source>Its numbers that are not finite were made black.</source>
            <translation>Ses nombres qui ne sont pas finis sont devenus noirs.</translation>
        </message>
        <message>
            <source>Its colours were converted from {profile} to sRGB.</source>
            <translation>Ses couleurs ont été converties de {profile} en sRGB.</translation>
        </message>
        <message>
            <source>Its transparent parts were put on white.</source>
            <translation>Ses parties transparentes ont été posées sur du blanc.</translation>
        </message>
        <message>
            <source>The memory of {device} is full, so the CPU went on. Smaller sizes fit.</source>
            <translation>La mémoire de {device} est pleine, le CPU a donc continué. Des tailles plus petites y tiennent.</translation>
        </message>
        <message>
            <source>{device} failed ({reason}), so the CPU went on.</source>
            <translation>{device} a échoué ({reason}), le CPU a donc continué.</translation>
        </message>
        <message>
            <source>The numbers went out of bounds, so a step was taken back.</source>
            <translation>Les nombres ont débordé, une étape a donc été reprise.</translation>
        </message>
        <message>
            <source>The memory of {device} is full, so the picture became {size} px.</source>
            <translation>La mémoire de {device} est pleine, l’image est donc passée à {size} px.</translation>
        </message>
        <message>
            <source>The memory of {device} is full, so the CPU went on.</source>
            <translation>La mémoire de {device} est pleine, le CPU a donc continué.</translation>
        </message>
    </context>
    <context>
        <name>Painting</name>
        <message>
            <source>Paint where the style goes; the rest of the photo stays as it is</source>
            <translation>Peignez là où va le style ; le reste de la photo reste tel quel</translation>
        </message>
        <message>
            <source>Pictures ({patterns});;All files (*)</source>
            <translation>Images ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open a mask</source>
            <translation>Ouvrir un masque</translation>
        </message>
        <message>
            <source>Reading the mask {name}</source>
            <translation>Lecture du masque {name}</translation>
        </message>
    </context>
    <context>
        <name>PhotoOpener</name>
        <message>
            <source>Photos and grids ({patterns});;All files (*)</source>
            <translation>Photos et grilles ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open a photo</source>
            <translation>Ouvrir une photo</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard. Copy one, then paste again.</source>
            <translation>Il n’y a pas d’image dans le presse-papiers. Copiez-en une, puis collez de nouveau.</translation>
        </message>
        <message>
            <source>This picture comes in a form that cannot be read. Save it as a file and open that.</source>
            <translation>Cette image arrive sous une forme illisible. Enregistrez-la dans un fichier, puis ouvrez celui-ci.</translation>
        </message>
        <message>
            <source>pasted picture</source>
            <translation>image collée</translation>
        </message>
        <message>
            <source>Opening another photo of the folder</source>
            <translation>Ouverture d’une autre photo du dossier</translation>
        </message>
        <message>
            <source>Opening {name}</source>
            <translation>Ouverture de {name}</translation>
        </message>
        <message>
            <source>Passed over, since it cannot be read: {names}.</source>
            <translation>Passé, car illisible : {names}.</translation>
        </message>
        <message>
            <source>Resizing {name}</source>
            <translation>Redimensionnement de {name}</translation>
        </message>
    </context>
    <context>
        <name>PhotoRow</name>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Exemples</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Récentes</translation>
        </message>
    </context>
    <context>
        <name>Pictures</name>
        <message>
            <source>{width} × {height} numbers, from {low} to {high}, mean {mean}</source>
            <translation>{width} × {height} nombres, de {low} à {high}, moyenne {mean}</translation>
        </message>
        <message>
            <source>Photo, {width} × {height} px</source>
            <translation>Photo, {width} × {height} px</translation>
        </message>
        <message>
            <source>{width} × {height} numbers</source>
            <translation>{width} × {height} nombres</translation>
        </message>
    </context>
    <context>
        <name>Presenter</name>
        <message>
            <source>Choose a style and press Start</source>
            <translation>Choisissez un style et appuyez sur Démarrer</translation>
        </message>
        <message>
            <source>Picture {number}</source>
            <translation>Image {number}</translation>
        </message>
        <message>
            <source>{width} × {height} px · {steps} steps · {seconds} s</source>
            <translation>{width} × {height} px · {steps} étapes · {seconds} s</translation>
        </message>
        <message>
            <source>growing at {width} × {height} px · step {step} · {seconds} s</source>
            <translation>en cours à {width} × {height} px · étape {step} · {seconds} s</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Labs</source>
            <translation>Ateliers</translation>
        </message>
    </context>
    <context>
        <name>RegionBox</name>
        <message>
            <source>everywhere</source>
            <translation>partout</translation>
        </message>
        <message>
            <source>The whole photo is restyled.</source>
            <translation>Toute la photo change de style.</translation>
        </message>
        <message>
            <source>where I paint</source>
            <translation>là où je peins</translation>
        </message>
        <message>
            <source>The rest of the photo stays as it is.</source>
            <translation>Le reste de la photo reste tel quel.</translation>
        </message>
        <message>
            <source>Restyle</source>
            <translation>Appliquer le style</translation>
        </message>
        <message>
            <source>Paint</source>
            <translation>Peindre</translation>
        </message>
        <message>
            <source>Show the photo, and paint on it; press again to see the result.</source>
            <translation>Montrer la photo et peindre dessus ; appuyez encore pour voir le résultat.</translation>
        </message>
        <message>
            <source>Size of the brush</source>
            <translation>Taille du pinceau</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Gommer</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>D’un fichier…</translation>
        </message>
        <message>
            <source>A mask: white, or what is opaque, is restyled; black stays as it is.</source>
            <translation>Un masque : le blanc, ou ce qui est opaque, change de style ; le noir reste tel quel.</translation>
        </message>
        <message>
            <source>Brush</source>
            <translation>Pinceau</translation>
        </message>
    </context>
    <context>
        <name>Runner</name>
        <message>
            <source>Computing feature maps</source>
            <translation>Calcul des cartes de caractéristiques</translation>
        </message>
        <message>
            <source>Filtering the photo</source>
            <translation>Filtrage de la photo</translation>
        </message>
    </context>
    <context>
        <name>Saver</name>
        <message>
            <source>Save map…</source>
            <translation>Enregistrer la carte…</translation>
        </message>
        <message>
            <source>Save mosaic of all maps…</source>
            <translation>Enregistrer la mosaïque de toutes les cartes…</translation>
        </message>
        <message>
            <source>Save all layers…</source>
            <translation>Enregistrer toutes les couches…</translation>
        </message>
        <message>
            <source>Copy picture of the map</source>
            <translation>Copier l’image de la carte</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>Save map</source>
            <translation>Enregistrer la carte</translation>
        </message>
        <message>
            <source>Numbers (*.npy)</source>
            <translation>Nombres (*.npy)</translation>
        </message>
        <message>
            <source>Save mosaic of all maps</source>
            <translation>Enregistrer la mosaïque de toutes les cartes</translation>
        </message>
        <message>
            <source>One file, an array a layer (*.npz)</source>
            <translation>Un fichier, un tableau par couche (*.npz)</translation>
        </message>
        <message>
            <source>A folder of files (*)</source>
            <translation>Un dossier de fichiers (*)</translation>
        </message>
        <message>
            <source>Save all layers</source>
            <translation>Enregistrer toutes les couches</translation>
        </message>
        <message>
            <source>layers</source>
            <translation>couches</translation>
        </message>
        <message>
            <source>Pictures (*.png *.jpg *.webp *.tiff)</source>
            <translation>Images (*.png *.jpg *.webp *.tiff)</translation>
        </message>
        <message>
            <source>Numbers (*.npy *.csv)</source>
            <translation>Nombres (*.npy *.csv)</translation>
        </message>
        <message>
            <source>The picture of the map is copied.</source>
            <translation>L’image de la carte est copiée.</translation>
        </message>
        <message>
            <source>Save response…</source>
            <translation>Enregistrer la réponse…</translation>
        </message>
        <message>
            <source>Copy picture of the response</source>
            <translation>Copier l’image de la réponse</translation>
        </message>
        <message>
            <source>Numbers, signed (*.npy *.csv)</source>
            <translation>Nombres, signés (*.npy *.csv)</translation>
        </message>
        <message>
            <source>response</source>
            <translation>réponse</translation>
        </message>
        <message>
            <source>Save response</source>
            <translation>Enregistrer la réponse</translation>
        </message>
        <message>
            <source>The picture of the response is copied.</source>
            <translation>L’image de la réponse est copiée.</translation>
        </message>
        <message>
            <source>Saving {name}</source>
            <translation>Enregistrement de {name}</translation>
        </message>
        <message>
            <source>Saved as {path}.</source>
            <translation>Enregistré sous {path}.</translation>
        </message>
        <message>
            <source>Copying the picture</source>
            <translation>Copie de l’image</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Comme le système</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Français</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Thème</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Working size of photos</source>
            <translation>Taille de travail des photos</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>Réelle</translation>
        </message>
        <message>
            <source>2048 px</source>
            <translation>2048 px</translation>
        </message>
        <message>
            <source>1024 px</source>
            <translation>1024 px</translation>
        </message>
        <message>
            <source>512 px</source>
            <translation>512 px</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
    </context>
    <context>
        <name>Stages</name>
        <message>
            <source>Stage</source>
            <translation>Étape</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Forme</translation>
        </message>
        <message>
            <source>Sees</source>
            <translation>Voit</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Paramètres</translation>
        </message>
        <message>
            <source>Output of layer {number}</source>
            <translation>Sortie de la couche {number}</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grille</translation>
        </message>
        <message>
            <source>Layer {number}: {count} × ({height}, {width}, {depth})</source>
            <translation>Couche {number} : {count} × ({height}, {width}, {depth})</translation>
        </message>
        <message>
            <source>Average pooling {height}×{width}</source>
            <translation>Pooling moyenne {height}×{width}</translation>
        </message>
        <message>
            <source>Max pooling {height}×{width}</source>
            <translation>Pooling max {height}×{width}</translation>
        </message>
        <message>
            <source>{formula}, {count} left over</source>
            <translation>{formula}, reste {count}</translation>
        </message>
    </context>
    <context>
        <name>StyleLab</name>
        <message>
            <source>Start the picture</source>
            <translation>Démarrer l’image</translation>
        </message>
        <message>
            <source>Paste a style picture</source>
            <translation>Coller une image de style</translation>
        </message>
        <message>
            <source>Stop and keep the picture</source>
            <translation>Arrêter et garder l’image</translation>
        </message>
        <message>
            <source>Save the picture…</source>
            <translation>Enregistrer l’image…</translation>
        </message>
        <message>
            <source>Save how it grew…</source>
            <translation>Enregistrer sa naissance…</translation>
        </message>
        <message>
            <source>Settings of a saved picture…</source>
            <translation>Réglages d’une image enregistrée…</translation>
        </message>
        <message>
            <source>Go back ten steps</source>
            <translation>Revenir de dix étapes</translation>
        </message>
        <message>
            <source>Take the picture as the photo</source>
            <translation>Prendre l’image comme photo</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>Pictures ({patterns});;All files (*)</source>
            <translation>Images ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open style pictures</source>
            <translation>Ouvrir des images de style</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard. Copy one, then paste again.</source>
            <translation>Il n’y a pas d’image dans le presse-papiers. Copiez-en une, puis collez à nouveau.</translation>
        </message>
        <message>
            <source>This is a grid of numbers. Open a photo to restyle it.</source>
            <translation>Ceci est une grille de nombres. Ouvrez une photo pour changer son style.</translation>
        </message>
        <message>
            <source>{photo} in the style of {style}</source>
            <translation>{photo} dans le style de {style}</translation>
        </message>
        <message>
            <source>The settings of a saved picture of {photo} are taken over.</source>
            <translation>Les réglages d’une image enregistrée de {photo} sont repris.</translation>
        </message>
        <message>
            <source>Not here: {styles}.</source>
            <translation>Introuvables ici : {styles}.</translation>
        </message>
        <message>
            <source>Its region is not kept in the file.</source>
            <translation>Sa zone n’est pas gardée dans le fichier.</translation>
        </message>
        <message>
            <source>about {seconds} s · {gigabytes} GB on {device}</source>
            <translation>environ {seconds} s · {gigabytes} Go sur {device}</translation>
        </message>
        <message>
            <source>needs {gigabytes} GB, more than is free on {device}: take {smaller} px or less</source>
            <translation>demande {gigabytes} Go, plus que ce qui est libre sur {device} : prenez {smaller} px ou moins</translation>
        </message>
    </context>
    <context>
        <name>StylePanel</name>
        <message>
            <source>Region</source>
            <translation>Zone</translation>
        </message>
        <message>
            <source>What does a layer carry?</source>
            <translation>Que porte une couche ?</translation>
        </message>
        <message>
            <source>Advanced</source>
            <translation>Avancé</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>Back to the first settings. Photo, style and pictures stay.</source>
            <translation>Revenir aux premiers réglages. Photo, style et images restent.</translation>
        </message>
        <message>
            <source>The result's longer side. Twice as large takes four times as long.</source>
            <translation>Le grand côté du résultat. Deux fois plus grand prend quatre fois plus de temps.</translation>
        </message>
        <message>
            <source>Size of the result</source>
            <translation>Taille du résultat</translation>
        </message>
        <message>
            <source>Open a photo (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo (Ctrl+O) ; déposer et coller marchent aussi.</translation>
        </message>
        <message>
            <source>Style pictures</source>
            <translation>Images de style</translation>
        </message>
        <message>
            <source>Own style…</source>
            <translation>Mon style…</translation>
        </message>
        <message>
            <source>Any picture; it can be dropped on the styles too. With Ctrl, several styles mix.</source>
            <translation>N’importe quelle image ; on peut aussi la déposer sur les styles. Avec Ctrl, plusieurs styles se mélangent.</translation>
        </message>
        <message>
            <source>Share of the second style</source>
            <translation>Part du second style</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>Style</translation>
        </message>
        <message>
            <source>Strength of the style</source>
            <translation>Force du style</translation>
        </message>
        <message>
            <source>More of the photo on the left, more of the style on the right.</source>
            <translation>Plus de photo à gauche, plus de style à droite.</translation>
        </message>
        <message>
            <source>of the style</source>
            <translation>du style</translation>
        </message>
        <message>
            <source>of the photo</source>
            <translation>de la photo</translation>
        </message>
        <message>
            <source>matched</source>
            <translation>accordées</translation>
        </message>
        <message>
            <source>Of the photo: brightness alone is restyled. Matched: the style first takes the photo's colours.</source>
            <translation>De la photo : seule la luminosité change de style. Accordées : le style prend d’abord les couleurs de la photo.</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>style</source>
            <translation>style</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Couleurs</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop and keep the picture as it is.</source>
            <translation>Arrêter et garder l’image telle quelle.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Revenir</translation>
        </message>
        <message>
            <source>Go on from the picture as it was ten steps ago; again, from an earlier one.</source>
            <translation>Repartir de l’image d’il y a dix étapes ; encore une fois, d’une plus ancienne.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Enregistrer…</translation>
        </message>
        <message>
            <source>Growth…</source>
            <translation>Naissance…</translation>
        </message>
        <message>
            <source>Save how the picture grew, as a moving GIF or as single pictures.</source>
            <translation>Enregistrer la naissance de l’image, en GIF animé ou en images séparées.</translation>
        </message>
        <message>
            <source>both</source>
            <translation>les deux</translation>
        </message>
        <message>
            <source>The photo in the style, as usual.</source>
            <translation>La photo dans le style, comme d’habitude.</translation>
        </message>
        <message>
            <source>content</source>
            <translation>contenu</translation>
        </message>
        <message>
            <source>Noise grows until the layer sees the photo in it.</source>
            <translation>Du bruit évolue jusqu’à ce que la couche y voie la photo.</translation>
        </message>
        <message>
            <source>Noise grows until the layers have the style's Gram matrices.</source>
            <translation>Du bruit évolue jusqu’à ce que les couches aient les matrices de Gram du style.</translation>
        </message>
        <message>
            <source>Grow</source>
            <translation>Faire naître</translation>
        </message>
        <message>
            <source>The deeper the layer, the less it carries of the single pixels.</source>
            <translation>Plus la couche est profonde, moins elle porte les pixels eux-mêmes.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>the photo</source>
            <translation>la photo</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>du bruit</translation>
        </message>
        <message>
            <source>half and half</source>
            <translation>moitié-moitié</translation>
        </message>
        <message>
            <source>max</source>
            <translation>max</translation>
        </message>
        <message>
            <source>average, as in the paper</source>
            <translation>moyenne, comme dans l’article</translation>
        </message>
        <message>
            <source>Style scale</source>
            <translation>Échelle du style</translation>
        </message>
        <message>
            <source>Size of the style picture beside the result's: larger strokes with more.</source>
            <translation>Taille de l’image de style par rapport au résultat : plus grande, des traits plus larges.</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Lissage</translation>
        </message>
        <message>
            <source>Weight of the total variation: differences of neighbouring pixels.</source>
            <translation>Poids de la variation totale : différences entre pixels voisins.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Graine</translation>
        </message>
        <message>
            <source>The same seed gives the same noise, and the same picture.</source>
            <translation>La même graine donne le même bruit, et la même image.</translation>
        </message>
        <message>
            <source>Style layer of block {block}</source>
            <translation>Couche de style du bloc {block}</translation>
        </message>
        <message>
            <source>At the final size; coarser ones take more.</source>
            <translation>À la taille finale ; les plus grossières en prennent davantage.</translation>
        </message>
        <message>
            <source>conv1_1 to conv5_1: the first carry fine textures, the last large forms.</source>
            <translation>conv1_1 à conv5_1 : les premières portent les textures fines, les dernières les grandes formes.</translation>
        </message>
        <message>
            <source>Style layers</source>
            <translation>Couches de style</translation>
        </message>
        <message>
            <source>Where the photo's content is compared: a deeper layer leaves the style more freedom.</source>
            <translation>Là où le contenu de la photo est comparé : une couche plus profonde laisse plus de liberté au style.</translation>
        </message>
        <message>
            <source>Settings of a saved picture…</source>
            <translation>Réglages d’une image enregistrée…</translation>
        </message>
        <message>
            <source>Pictures that were saved here tell how they were made.</source>
            <translation>Les images enregistrées ici disent comment elles ont été faites.</translation>
        </message>
        <message>
            <source>Content layer</source>
            <translation>Couche de contenu</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Étapes</translation>
        </message>
        <message>
            <source>Begin with</source>
            <translation>Partir de</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimiseur</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Sous-échantillonnage</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
    </context>
    <context>
        <name>StyleView</name>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>Style</translation>
        </message>
        <message>
            <source>Photo over the result</source>
            <translation>Photo sur le résultat</translation>
        </message>
        <message>
            <source>Wipe the photo over the result, to compare them.</source>
            <translation>Faire glisser la photo sur le résultat, pour les comparer.</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>Pertes</translation>
        </message>
        <message>
            <source>Gram matrix of the result</source>
            <translation>Matrice de Gram du résultat</translation>
        </message>
        <message>
            <source>Gram matrix of the style</source>
            <translation>Matrice de Gram du style</translation>
        </message>
        <message>
            <source>Gallery</source>
            <translation>Galerie</translation>
        </message>
        <message>
            <source>result</source>
            <translation>résultat</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>Which maps of the layer go together, in the result and in the style: light where they do.</source>
            <translation>Quelles cartes de la couche vont ensemble, dans le résultat et dans le style : clair là où c’est le cas.</translation>
        </message>
        <message>
            <source>Gram matrices</source>
            <translation>Matrices de Gram</translation>
        </message>
        <message>
            <source>style</source>
            <translation>style</translation>
        </message>
    </context>
    <context>
        <name>Styles</name>
        <message>
            <source>Autumn leaves</source>
            <translation>Feuilles d’automne</translation>
        </message>
        <message>
            <source>Batik</source>
            <translation>Batik</translation>
        </message>
        <message>
            <source>Brush strokes</source>
            <translation>Coups de pinceau</translation>
        </message>
        <message>
            <source>Comic dots</source>
            <translation>Bande dessinée</translation>
        </message>
        <message>
            <source>Cubist shards</source>
            <translation>Éclats cubistes</translation>
        </message>
        <message>
            <source>Engraving</source>
            <translation>Gravure</translation>
        </message>
        <message>
            <source>Golden fans</source>
            <translation>Éventails dorés</translation>
        </message>
        <message>
            <source>Ink wash</source>
            <translation>Lavis d’encre</translation>
        </message>
        <message>
            <source>Linocut</source>
            <translation>Linogravure</translation>
        </message>
        <message>
            <source>Marble</source>
            <translation>Marbre</translation>
        </message>
        <message>
            <source>Marbled paper</source>
            <translation>Papier marbré</translation>
        </message>
        <message>
            <source>Mosaic</source>
            <translation>Mosaïque</translation>
        </message>
        <message>
            <source>Pointillism</source>
            <translation>Pointillisme</translation>
        </message>
        <message>
            <source>Stained glass</source>
            <translation>Vitrail</translation>
        </message>
        <message>
            <source>Starry swirls</source>
            <translation>Tourbillons étoilés</translation>
        </message>
        <message>
            <source>Tissue</source>
            <translation>Tissu vivant</translation>
        </message>
        <message>
            <source>Watercolour</source>
            <translation>Aquarelle</translation>
        </message>
        <message>
            <source>Waves</source>
            <translation>Vagues</translation>
        </message>
        <message>
            <source>Woven</source>
            <translation>Tissage</translation>
        </message>
    </context>
    <context>
        <name>_Title</name>
        <message>
            <source>{title}, open</source>
            <translation>{title}, ouvert</translation>
        </message>
        <message>
            <source>{title}, folded</source>
            <translation>{title}, replié</translation>
        </message>
    </context>
</TS>
